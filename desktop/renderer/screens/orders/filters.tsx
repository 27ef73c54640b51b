// What the list is narrowed to: a search, and filters that stand as chips until they are taken off.
import type { ReactNode } from 'react';
import { useEffect, useRef, useState } from 'react';
import { Button } from '../../ui/controls';
import { Icon } from '../../ui/icon';
import { isTyping, useSingleKeys } from '../../ui/single-keys';
import { useSay } from '../language/language';
import { useKeys } from '../order/use-keys';
import { FilterDialog } from './filter-dialog';
import type { Chip } from './filter-form';
import { chipsOf } from './filter-form';
import type { OnBoard } from './use-board';

const SETTLES_MS = 120;

export function Filters({ on }: { readonly on: OnBoard }): ReactNode {
  const say = useSay();
  const { search, change } = on;
  return (
    <div className="bar" role="search" aria-label={say('board.filters')}>
      <SearchField on={on} />
      <Toggle
        is={search.unsynced === true}
        set={(unsynced) => {
          change({ unsynced });
        }}
      >
        {say('board.unsynced')}
      </Toggle>
      <Toggle
        is={search.hold === true}
        set={(hold) => {
          change({ hold });
        }}
      >
        {say('board.on-hold')}
      </Toggle>
      <AddFilter change={change} />
      <Chips on={on} />
    </div>
  );
}

type ToggleProps = { readonly is: boolean; readonly set: (is: true | undefined) => void; readonly children: string };

function Toggle({ is, set, children }: ToggleProps): ReactNode {
  return (
    <button
      type="button"
      className="button compact"
      aria-pressed={is}
      onClick={() => {
        set(is ? undefined : true);
      }}
    >
      {children}
    </button>
  );
}

/** Typing narrows the list once it pauses; `/` and Ctrl+F come here. */
function SearchField({ on: { search, change } }: { readonly on: OnBoard }): ReactNode {
  const say = useSay();
  const [typed, setTyped] = useState(search.q ?? '');
  const field = useRef<HTMLInputElement>(null);
  const single = useSingleKeys((state) => state.on);
  const asked = search.q ?? '';
  const [sent, setSent] = useState(asked);
  const [former, setFormer] = useState(asked);
  if (asked !== former) {
    setFormer(asked);
    if (asked !== sent) {
      // Something else changed the address: a view, a link, "Clear filters".
      setSent(asked);
      setTyped(asked);
    }
  }
  useEffect(() => {
    if (typed === asked) return undefined;
    const timer = setTimeout(() => {
      setSent(typed);
      change({ q: typed === '' ? undefined : typed });
    }, SETTLES_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [typed, asked, change]);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const isFind = (event.ctrlKey || event.metaKey) && event.key === 'f';
      if (!isFind && !(single && event.key === '/' && !isTyping(event))) return;
      event.preventDefault();
      field.current?.select();
    };
    window.addEventListener('keydown', press);
    return () => {
      window.removeEventListener('keydown', press);
    };
  }, [single]);
  return (
    <label className="search-field">
      <span className="unseen">{say('board.search')}</span>
      <Icon name="search" small />
      <input
        ref={field}
        className="input"
        type="search"
        placeholder={say('board.search.hint')}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
        }}
      />
      <kbd>/</kbd>
    </label>
  );
}

function Chips({ on: { search, change, goTo } }: { readonly on: OnBoard }): ReactNode {
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

function AddFilter({ change }: Pick<OnBoard, 'change'>): ReactNode {
  const say = useSay();
  const [adding, setAdding] = useState(false);
  useKeys({
    f: () => {
      setAdding(true);
    },
  });
  return (
    <>
      <Button
        size="compact"
        onPress={() => {
          setAdding(true);
        }}
      >
        {say('filter.add')} <kbd>F</kbd>
      </Button>
      {adding && (
        <FilterDialog
          add={change}
          close={() => {
            setAdding(false);
          }}
        />
      )}
    </>
  );
}
