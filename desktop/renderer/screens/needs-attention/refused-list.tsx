// The list of what was refused: queue at the start, work at the end.
import type { ReactNode } from 'react';
import { useMemo, useState } from 'react';
import { useSay } from '../language/language';
import type { Arranged, Entry } from './arranged';
import { entriesOf } from './arranged';
import type { Results } from './bulk-bar';
import { BulkBar } from './bulk-bar';
import { BulkResults } from './bulk-results';
import { Queue } from './queue';
import { useTriage } from './use-triage';
import { Work } from './work';

export function RefusedList({ all }: { readonly all: Arranged }): ReactNode {
  const entries = useMemo(() => entriesOf(all), [all]);
  const { chosen, selected, choose, mark, clear, cleared, goOn, press } = useTriage(entries);
  const [results, show] = useState<Results | null>(null);
  const ids = useMemo(() => new Set(selected.map(({ id }) => id)), [selected]);
  const shown = results === null ? null : stillSo(results, entries);
  const bulk = selected.length === 0 ? null : <BulkBar selected={selected} clear={clear} done={cleared} show={show} />;
  return (
    <>
      {shown !== null && <BulkResults results={shown} show={show} />}
      {chosen === undefined ? (
        <NothingRefused />
      ) : (
        <div className="split">
          <Queue groups={all.groups} chosen={chosen.id} selected={ids} choose={choose} mark={mark} />
          <Work key={chosen.id} row={chosen} goOn={goOn} press={press} isSelecting={bulk !== null} bulk={bulk} />
        </div>
      )}
    </>
  );
}

/** Without what was taken back since and waits in the queue again; null where nothing is left to tell. */
function stillSo({ act, each }: Results, entries: readonly Entry[]): Results | null {
  const waiting = new Set(entries.map(({ row }) => row.id));
  const left = each.filter(({ row, fault }) => fault !== null || !waiting.has(row.id));
  return left.length === 0 ? null : { act, each: left };
}

function NothingRefused(): ReactNode {
  const say = useSay();
  return (
    <div className="empty">
      <p className="heading">{say('attention.empty')}</p>
      <p className="small">{say('attention.empty.why')}</p>
    </div>
  );
}
