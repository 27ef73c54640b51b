// The filters that are on, each with a way to take it off.
import type { ReactNode } from 'react';
import { Button } from '../../ui/controls';
import { Icon } from '../../ui/icon';
import { useSay } from '../language/language';
import type { Chip } from './filter-form';
import { chipsOf } from './filter-form';
import type { OnBoard } from './use-board';

export function Chips({ on: { search, change, goTo } }: { readonly on: OnBoard }): ReactNode {
  const say = useSay();
  const words = useChipWords();
  const chips = chipsOf(search);
  if (chips.length === 0) return null;
  return (
    <>
      {chips.map((chip) => (
        <button
          key={chip.keys.join(' ')}
          type="button"
          className="chip"
          aria-label={say('board.remove-filter', { filter: words(chip) })}
          onClick={() => {
            change(Object.fromEntries(chip.keys.map((key) => [key, undefined])));
          }}
        >
          {words(chip)}
          <Icon name="x" small />
        </button>
      ))}
      <Button
        look="quiet"
        size="compact"
        onPress={() => {
          goTo({});
        }}
      >
        {say('board.clear')}
      </Button>
    </>
  );
}

/** As a sentence would say it, in the order of the language. */
function useChipWords(): (chip: Chip) => string {
  const say = useSay();
  return ({ column, condition, values }) => {
    const shown = values.map((value) => (typeof value === 'string' ? value : say(value.words)));
    const [first = '', last = ''] = shown;
    if (column === null) return first;
    const of = { column: say(column), from: first, to: condition === 'to' ? first : last };
    switch (condition) {
      case 'between':
      case 'from':
      case 'to':
        return say(`filter.chip.${condition}`, of);
      default:
        return say('filter.chip', {
          column: of.column,
          condition: condition === null ? '' : say(`filter.${condition}`),
          values: shown.join(say('filter.or')),
        }).trim();
    }
  };
}
