// The commands of the palette: what can be done to what is on the screen, where to go, how things look, the sync.
import { useNavigate } from '@tanstack/react-router';
import { useSingleKeys } from '../../ui/single-keys';
import { DENSITIES, THEMES, chooseDensity, chooseTheme } from '../../ui/theme';
import type { WordId } from '../language/catalog';
import { useLanguage, useSay } from '../language/language';
import { LANGUAGES } from '../language/words';
import type { Offer } from '../offers';
import { offersNow } from '../offers';
import { EVERYBODYS } from '../orders/everybodys-views';
import { useSavedViews } from '../orders/use-saved-views';
import { useSentences } from '../outcome-sentence';
import { useWorkplace } from '../workplace';
import type { PaletteItem } from './palette-items';
import { isPlaceFor, PLACES } from './places';
import { useUndo } from './use-undo';

type More = { readonly keys?: string; readonly detail?: string; readonly cannot?: string | null };

const command = (id: string, words: string, act: () => void, more: More = {}): PaletteItem => ({
  ...{ id, kind: 'command', words, act, detail: '', keys: '', cannot: null },
  ...more,
});

const itemOf = ({ id, words, detail, keys, cannot, act }: Offer): PaletteItem => ({
  ...{ id, kind: 'command', words, detail, keys, cannot, act },
});

export function usePaletteCommands(sheet: () => void): readonly PaletteItem[] {
  const say = useSay();
  const { syncNow, switchPerson } = useWorkplace();
  const { undoLast, redoLast, hasUndo, hasRedo } = useUndo();
  const undo = { keys: 'Ctrl Z', cannot: hasUndo ? null : say('undo.nothing') };
  const redo = { keys: 'Ctrl Shift Z', cannot: hasRedo ? null : say('redo.nothing') };
  const offers = offersNow();
  const offered = (aside: boolean) => offers.filter((one) => (one.aside ?? false) === aside).map(itemOf);
  return [
    ...offered(false),
    ...usePlaces(),
    ...useViews(),
    command('undo', say('keys.undo'), () => void undoLast(), undo),
    command('redo', say('keys.redo'), () => void redoLast(), redo),
    command('sync', say('sync.now'), syncNow, { keys: 'F5' }),
    command('keys', say('keys.title'), sheet, { keys: '?' }),
    ...useLooks(),
    ...offered(true),
    command('switch', say('menu.switch'), () => void switchPerson()),
  ];
}

/** A place that is not for this person says for whom it is. */
function usePlaces(): readonly PaletteItem[] {
  const say = useSay();
  const navigate = useNavigate();
  const { notDone } = useSentences();
  const held = useWorkplace().actor().roles;
  return PLACES.map((place) =>
    command(`go${place.to.replaceAll('/', '-')}`, say(place.words), () => void navigate({ to: place.to }), {
      keys: `g ${place.key}`,
      detail: say('palette.go'),
      cannot: isPlaceFor(held)(place) ? null : notDone({ type: 'forbidden', roles: place.roles }),
    }),
  );
}

function useViews(): readonly PaletteItem[] {
  const say = useSay();
  const navigate = useNavigate();
  const { saved } = useSavedViews();
  const detail = say('palette.view');
  const named = [
    ...EVERYBODYS.map(({ words, view }) => ({ name: say(words), view })),
    ...saved.map(({ key, name, view }) => ({ name, view: { ...view, view: key } })),
  ];
  return named.map(({ name, view }) =>
    command(`view-${name}`, name, () => void navigate({ to: '/orders', search: view }), { detail }),
  );
}

function useLooks(): readonly PaletteItem[] {
  const say = useSay();
  const choose = useLanguage((state) => state.choose);
  const { on, turn } = useSingleKeys();
  const each = <T extends string>(of: readonly T[], detail: WordId, words: (one: T) => WordId, act: (one: T) => void) =>
    of.map((one) => {
      const choice = () => {
        act(one);
      };
      return command(words(one).replaceAll('.', '-'), say(words(one)), choice, { detail: say(detail) });
    });
  const turnKeys = () => {
    turn(!on);
  };
  return [
    ...each(THEMES, 'menu.colours', (theme) => `menu.theme.${theme}`, chooseTheme),
    ...each(DENSITIES, 'menu.density', (density) => `menu.density.${density}`, chooseDensity),
    ...each(LANGUAGES, 'menu.language', (language) => `menu.language.${language}`, choose),
    command('single-keys', say(on ? 'keys.single.off' : 'keys.single.on'), turnKeys, { detail: say('keys.title') }),
  ];
}
