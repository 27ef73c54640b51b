// What the list is narrowed to: a search, and filters that stand as chips until they are taken off.
import type { ReactNode } from 'react';
import { useEffect, useRef, useState } from 'react';
import { Button } from '../../ui/controls';
import { Icon } from '../../ui/icon';
import { isTyping, useSingleKeys } from '../../ui/single-keys';
import type { Say } from '../language/language';
import { useSay } from '../language/language';
import type { BoardSearch } from './board-search';
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
      {(['from', 'to'] as const).map((end) => (
        <label key={end} className="row small date-filter">
          {say(`board.${end}`)}
          <input
            className="input"
            type="date"
            value={search[end] ?? ''}
            onChange={(event) => {
              change({ [end]: event.target.value === '' ? undefined : event.target.value });
            }}
          />
        </label>
      ))}
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
  const field = useRef<HTMLInputElement>(null);
  const single = useSingleKeys((state) => state.on);
  const asked = search.q ?? '';
  const { typed, setTyped, setSent } = useTyped(asked);
  useEffect(() => {
    if (typed === asked) return undefined;
    const timer = setTimeout(() => {
      setSent(typed);
      change({ q: typed === '' ? undefined : typed });
    }, SETTLES_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [typed, asked, change, setSent]);
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
      <kbd aria-hidden="true">/</kbd>
    </label>
  );
}

/** What stands in the field: what is typed, until another address asks for something else. */
function useTyped(asked: string) {
  const [typed, setTyped] = useState(asked);
  const [sent, setSent] = useState(asked);
  const [seen, setSeen] = useState(asked);
  if (asked !== seen) {
    setSeen(asked);
    if (asked !== sent) {
      setTyped(asked);
      setSent(asked);
    }
  }
  return { typed, setTyped, setSent };
}

function Chips({ on: { search, change, goTo } }: { readonly on: OnBoard }): ReactNode {
  const say = useSay();
  const chips = chipsOf(search, say);
  if (chips.length === 0) return null;
  return (
    <>
      {chips.map(({ key, words }) => (
        <button
          key={key}
          type="button"
          className="chip"
          aria-label={say('board.remove-filter', { filter: words })}
          onClick={() => {
            change({ [key]: undefined });
          }}
        >
          {words}
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

type Chip = { readonly key: keyof BoardSearch; readonly words: string };

function chipsOf({ from, to, q }: BoardSearch, say: Say): readonly Chip[] {
  return [
    ...(q === undefined ? [] : [{ key: 'q', words: say('board.chip.text', { text: q }) } as const]),
    ...(from === undefined ? [] : [{ key: 'from', words: say('board.chip.from', { date: from }) } as const]),
    ...(to === undefined ? [] : [{ key: 'to', words: say('board.chip.to', { date: to }) } as const]),
  ];
}
