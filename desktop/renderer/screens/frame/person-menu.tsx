// Who is signed in, how the screens look and speak, and the ways to leave.
import type { ReactNode } from 'react';
import { useState } from 'react';
import { Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover, Separator } from 'react-aria-components';
import { Button } from '../../ui/controls';
import { Icon } from '../../ui/icon';
import type { Density, Theme } from '../../ui/theme';
import { DENSITIES, THEMES, chooseDensity, chooseTheme, currentDensity, currentTheme } from '../../ui/theme';
import { useLanguage, useSay } from '../language/language';
import { LANGUAGES } from '../language/words';
import { initials } from '../sign-in/people';
import { useOffers } from '../offers';
import { useWorkplace } from '../workplace';
import { SignOutDialog } from './sign-out-dialog';
import { TakeAlongDialog } from './take-along-dialog';
import { TakeInDialog } from './take-in-dialog';

type Leaving = 'along' | 'in' | 'sign-out';

export function PersonMenu(): ReactNode {
  const { person, switchPerson } = useWorkplace();
  const say = useSay();
  const [dialog, setDialog] = useState<Leaving | null>(null);
  const close = () => {
    setDialog(null);
  };
  const leave = (key: unknown) => {
    if (key === 'switch') void switchPerson();
    if (key === 'along' || key === 'in' || key === 'sign-out') setDialog(key);
  };
  useLeaveOffers(setDialog);
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
          <Menu className="menu" onAction={leave}>
            <Looks />
            <Separator className="separator" />
            {(['along', 'in'] as const).map((way) => (
              <MenuItem key={way} id={way} className="option">
                {say(`menu.${way}`)}
              </MenuItem>
            ))}
            <Separator className="separator" />
            {(['switch', 'sign-out'] as const).map((way) => (
              <MenuItem key={way} id={way} className="option">
                {say(`menu.${way}`)}
              </MenuItem>
            ))}
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

function useLeaveOffers(open: (way: Leaving) => void): void {
  const say = useSay();
  useOffers(
    (['along', 'in', 'sign-out'] as const).map((way) => ({
      ...{ id: `leave-${way}`, words: say(`menu.${way}`), detail: say('palette.leave'), keys: '' },
      ...{ cannot: null, aside: true },
      act: () => {
        open(way);
      },
    })),
  );
}

/** How everything looks and speaks on this computer; each choice shows at once. */
function Looks(): ReactNode {
  const say = useSay();
  const { language, choose } = useLanguage();
  const [theme, setTheme] = useState<Theme>(currentTheme);
  const [density, setDensity] = useState<Density>(currentDensity);
  return (
    <>
      <Choice
        title={say('menu.colours')}
        options={THEMES.map((one) => [one, say(`menu.theme.${one}`)])}
        chosen={theme}
        choose={(one) => {
          chooseTheme(one);
          setTheme(one);
        }}
      />
      <Choice
        title={say('menu.density')}
        options={DENSITIES.map((one) => [one, say(`menu.density.${one}`)])}
        chosen={density}
        choose={(one) => {
          chooseDensity(one);
          setDensity(one);
        }}
      />
      <Choice
        title={say('menu.language')}
        options={LANGUAGES.map((one) => [one, say(`menu.language.${one}`)])}
        chosen={language}
        choose={choose}
      />
    </>
  );
}

type ChoiceProps<T extends string> = {
  readonly title: string;
  readonly options: readonly (readonly [T, string])[];
  readonly chosen: T;
  readonly choose: (one: T) => void;
};

function Choice<T extends string>({ title, options, chosen, choose }: ChoiceProps<T>): ReactNode {
  return (
    <MenuSection
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[chosen]}
      onSelectionChange={(keys) => {
        const next = options.find(([one]) => keys !== 'all' && keys.has(one));
        if (next !== undefined) choose(next[0]);
      }}
    >
      <Header>{title}</Header>
      {options.map(([one, words]) => (
        <MenuItem key={one} id={one} className="option">
          {words}
        </MenuItem>
      ))}
    </MenuSection>
  );
}
