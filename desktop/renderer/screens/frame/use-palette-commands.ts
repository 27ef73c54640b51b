// The commands of the palette: where to go, how things look, what to do with the sync.
import { useNavigate } from '@tanstack/react-router';
import { THEMES, chooseTheme } from '../../ui/theme';
import { useLanguage, useSay } from '../language/language';
import { LANGUAGES } from '../language/words';
import { useWorkplace } from '../workplace';
import type { PaletteItem } from './palette-items';
import { placesFor } from './places';

export function usePaletteCommands(sheet: () => void): readonly PaletteItem[] {
  const say = useSay();
  const navigate = useNavigate();
  const { actor, syncNow, switchPerson } = useWorkplace();
  const choose = useLanguage((state) => state.choose);
  const command = (id: string, words: string, act: () => void, keys = '', detail = ''): PaletteItem => ({
    ...{ id, kind: 'command', words, detail, keys, act },
  });
  return [
    ...placesFor(actor().roles).map(({ to, words, key }) =>
      command(`go${to.replaceAll('/', '-')}`, say(words), () => void navigate({ to }), `g ${key}`, say('palette.go')),
    ),
    command('sync', say('sync.now'), syncNow, 'F5'),
    command('keys', say('keys.title'), sheet, '?'),
    ...THEMES.map((theme) =>
      command(
        `theme-${theme}`,
        say(`menu.theme.${theme}`),
        () => {
          chooseTheme(theme);
        },
        '',
        say('menu.colours'),
      ),
    ),
    ...LANGUAGES.map((language) =>
      command(
        `language-${language}`,
        say(`menu.language.${language}`),
        () => {
          choose(language);
        },
        '',
        say('menu.language'),
      ),
    ),
    command('switch', say('menu.switch'), () => void switchPerson()),
  ];
}
