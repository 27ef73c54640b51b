// The list of what was refused: queue at the start, work at the end.
import type { ReactNode } from 'react';
import { useMemo, useState } from 'react';
import { useSay } from '../language/language';
import type { Arranged } from './arranged';
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
  const bulk = selected.length === 0 ? null : <BulkBar selected={selected} clear={clear} done={cleared} show={show} />;
  return (
    <>
      {results !== null && <BulkResults results={results} show={show} />}
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

function NothingRefused(): ReactNode {
  const say = useSay();
  return (
    <div className="empty">
      <p className="heading">{say('attention.empty')}</p>
      <p className="small">{say('attention.empty.why')}</p>
    </div>
  );
}
