// The grid over a live list: as high as the whole set, with the rows that have come so far. Enter or a click opens.
import type { MouseEvent, ReactNode } from 'react';
import { useCallback, useMemo, useState } from 'react';
import type { RecordKind, RecordList, RecordRow } from '../../local/record-list';
import { Button } from '../../ui/controls';
import { DataGrid } from '../../ui/data-grid/data-grid';
import type { GridColumn, GridLayout } from '../../ui/data-grid/grid-types';
import type { RowSource } from '../../ui/data-grid/row-source';
import { idAt } from '../../ui/data-grid/row-source';
import type { WordId } from '../language/catalog';
import { useSay } from '../language/language';
import { whereabouts } from '../orders/whereabouts';
import { useLive, useWorkplace } from '../workplace';
import type { RecordPlace } from './record-place';
import { useGridWords } from '../language/grid-words';

type Props<K extends RecordKind> = {
  readonly list: RecordList<K>;
  readonly columns: readonly GridColumn<RecordRow<K>>[];
  readonly place: RecordPlace;
  readonly prefix: string;
  readonly status: string;
  /** How many there are without the search. */
  readonly total: number;
  readonly label: WordId;
  readonly create: WordId | null;
  readonly empty: { readonly words: WordId; readonly why: WordId };
  readonly showAll: () => void;
  /** Outlives another tab. */
  readonly layout: GridLayout;
  readonly setLayout: (layout: GridLayout) => void;
};

export function RecordGrid<K extends RecordKind>(props: Props<K>): ReactNode {
  const { columns, place, label, layout, setLayout } = props;
  const say = useSay();
  const words = useGridWords();
  const source = useSource(props);
  const isLive = useLive(useWorkplace().standing).connection.status === 'live';
  const edge = useCallback((row: RecordRow<K>) => whereabouts(row.localState, isLive), [isLive]);
  const [cursor, setCursor] = useState<string | null>(place.open);
  const press = (event: MouseEvent) => {
    const row = event.target instanceof Element ? event.target.closest('[data-index]') : null;
    const id = source === null || row === null ? undefined : idAt(source, Number(row.getAttribute('data-index')));
    if (id !== undefined) place.go(id);
  };
  if (source === null) return null;
  return (
    <div className="record-list" onClick={press}>
      <DataGrid
        {...{ columns, source, words, layout, edge }}
        label={say(label)}
        cursor={cursor}
        onCursor={(id) => {
          if (id === null && (place.open !== null || place.doing !== null)) place.back();
          else setCursor(id);
        }}
        sort={[]}
        onSort={() => undefined}
        onLayout={setLayout}
        onOpen={(id) => {
          place.go(id);
        }}
        empty={<Nothing {...props} />}
      />
    </div>
  );
}

/** How much room a search keeps below what it has found so far, while there is more. */
const AHEAD = 200;

/** Null until the first rows are known, so that nobody reads "none" while they come. */
function useSource<K extends RecordKind>({ list, prefix, status, total }: Props<K>): RowSource<RecordRow<K>> | null {
  const found = useLive(list);
  return useMemo(() => {
    if (found === undefined) return null;
    const { rows, more } = found;
    const ahead = prefix === '' ? Math.max(total - rows.length, 1) : AHEAD;
    return {
      count: rows.length + (more ? ahead : 0),
      rowAt: (index) => rows[index],
      rowId: ({ id }) => id,
      onRange: list.near,
      set: `${status} ${prefix}`,
    };
  }, [found, list, prefix, status, total]);
}

function Nothing<K extends RecordKind>({ prefix, status, empty, create, place, showAll }: Props<K>): ReactNode {
  const say = useSay();
  if (prefix === '' && status === 'all')
    return (
      <div className="empty">
        <p className="heading">{say(empty.words)}</p>
        <p className="small prose">{say(empty.why)}</p>
        {create !== null && (
          <Button
            onPress={() => {
              place.go(null, 'create');
            }}
          >
            {say(create)}
          </Button>
        )}
      </div>
    );
  const isSearch = prefix !== '';
  return (
    <div className="empty">
      <p className="heading">{isSearch ? say('records.none-found', { text: prefix }) : say('records.none-in-tab')}</p>
      <p className="small">{say(isSearch ? 'records.none-found.why' : 'records.none-in-tab.why')}</p>
      <Button onPress={showAll}>{say(isSearch ? 'records.clear-search' : 'records.show-all')}</Button>
    </div>
  );
}
