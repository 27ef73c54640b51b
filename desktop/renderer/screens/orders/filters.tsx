// What the list is narrowed to: a search, and filters that stand as chips until they are taken off.
import type { ReactNode } from 'react';
import { useEffect, useRef, useState } from 'react';
import { Button } from '../../ui/controls';
import { Icon } from '../../ui/icon';
import { isTyping, useSingleKeys } from '../../ui/single-keys';
import { useSay } from '../language/language';
import { useKeys } from '../order/use-keys';
import { Chips } from './filter-chips';
import { FilterDialog } from './filter-dialog';
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
