// Who is signed in, how the screens look, and the ways to leave.
import type { ReactNode } from 'react';
import { useState } from 'react';
import { Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover, Separator } from 'react-aria-components';
import { Button } from '../../ui/controls';
import { Icon } from '../../ui/icon';
import type { Theme } from '../../ui/theme';
import { THEMES, currentTheme, chooseTheme } from '../../ui/theme';
import { initials } from '../sign-in/people';
import { useWorkplace } from '../workplace';
import { SignOutDialog } from './sign-out-dialog';
import { TakeAlongDialog } from './take-along-dialog';
import { TakeInDialog } from './take-in-dialog';

const NAMES: Readonly<Record<Theme, string>> = {
  system: 'As the computer',
  light: 'Light',
  dark: 'Dark',
  contrast: 'High contrast',
};

export function PersonMenu(): ReactNode {
  const { person, switchPerson } = useWorkplace();
  const [theme, setTheme] = useState<Theme>(currentTheme);
  const [dialog, setDialog] = useState<'along' | 'in' | 'sign-out' | null>(null);
  const close = () => {
    setDialog(null);
  };
  const choose = (key: unknown) => {
    const chosen = THEMES.find((one) => one === key);
    if (chosen !== undefined) {
      chooseTheme(chosen);
      setTheme(chosen);
    }
    if (key === 'switch') void switchPerson();
    if (key === 'along' || key === 'in' || key === 'sign-out') setDialog(key);
  };
  return (
    <>
      <MenuTrigger>
        <Button look="quiet">
          <span className="avatar" aria-hidden="true">
            {initials(person.name)}
          </span>
          <bdi>{person.name}</bdi>
          <Icon name="chevron-down" small />
        </Button>
        <Popover className="popover" placement="bottom end">
          <Menu className="menu" onAction={choose}>
            <MenuSection selectionMode="single" selectedKeys={[theme]}>
              <Header>Colours</Header>
              {THEMES.map((one) => (
                <MenuItem key={one} id={one} className="option">
                  {NAMES[one]}
                </MenuItem>
              ))}
            </MenuSection>
            <Separator className="separator" />
            <MenuItem id="along" className="option">
              Take unsent work along…
            </MenuItem>
            <MenuItem id="in" className="option">
              Take in a file…
            </MenuItem>
            <Separator className="separator" />
            <MenuItem id="switch" className="option">
              Switch person
            </MenuItem>
            <MenuItem id="sign-out" className="option">
              Sign out of this computer…
            </MenuItem>
          </Menu>
        </Popover>
      </MenuTrigger>
      {dialog === 'along' && <TakeAlongDialog close={close} />}
      {dialog === 'in' && <TakeInDialog close={close} />}
      {dialog === 'sign-out' && (
        <SignOutDialog
          close={close}
          takeAlong={() => {
            setDialog('along');
          }}
        />
      )}
    </>
  );
}
