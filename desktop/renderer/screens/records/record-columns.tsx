// Columns all lists of records have: the state, and where the data is.
import type { ReactNode } from 'react';
import type { RecordKind, RecordRow } from '../../local/record-list';
import type { GridColumn } from '../../ui/data-grid/grid-types';
import { Tag } from '../../ui/marks';
import type { WordId } from '../language/catalog';
import type { Say } from '../language/language';
import { useLive, useWorkplace } from '../workplace';
import { whereabouts } from '../orders/whereabouts';

/** @param words of each status; the ordinary one is left out, so that the others are seen */
export function commonColumns<K extends RecordKind>(
  say: Say,
  words: Readonly<Record<string, WordId>>,
): readonly GridColumn<RecordRow<K>>[] {
  return [
    {
      ...{ id: 'status', header: say('records.status'), width: 120, priority: 1 },
      cell: ({ state }) => {
        const id = words[state.status];
        return id === undefined ? null : <span className="meta">{say(id)}</span>;
      },
    },
    { id: 'where', header: say('records.where'), width: 108, cell: (row) => <Where row={row} /> },
  ];
}

function Where({ row }: { readonly row: RecordRow<RecordKind> }): ReactNode {
  const isLive = useLive(useWorkplace().standing).connection.status === 'live';
  const where = whereabouts(row.localState, isLive);
  return where === null ? null : <Tag where={where} />;
}

/** Text that is cut at its end, with all of it on hover. */
export function Text({ of, looks = '' }: { readonly of: string; readonly looks?: string }): ReactNode {
  return (
    <bdi className={looks} title={of}>
      {of}
    </bdi>
  );
}
