// What the server refused, in front of its author until dealt with: what was asked, what the server says, what to do.
import type { ReactNode } from 'react';
import type { OutboxRow } from '../../local/store';
import { useViewState } from '../view-state';
import { useLive, useWorkplace } from '../workplace';
import { Queue } from './queue';
import { Refusal } from './refusal';

export function NeedsAttention(): ReactNode {
  const rows = useLive(useWorkplace().refused);
  const { refused, selectRefused } = useViewState();
  if (rows === undefined) return <main className="main" />;
  const chosen = rows.find(({ id }) => id === refused) ?? rows[0];
  return (
    <main className="main" id="main">
      <div className="head">
        <h1 className="title">Needs attention</h1>
        <span className="small support">{rows.length === 0 ? '' : `${rows.length} refused`}</span>
      </div>
      {chosen === undefined ? <NothingRefused /> : <Split rows={rows} chosen={chosen} choose={selectRefused} />}
    </main>
  );
}

type SplitProps = {
  readonly rows: readonly OutboxRow[];
  readonly chosen: OutboxRow;
  readonly choose: (id: OutboxRow['id']) => void;
};

function Split({ rows, chosen, choose }: SplitProps): ReactNode {
  return (
    <div className="split">
      <Queue rows={rows} chosen={chosen.id} choose={choose} />
      <Refusal key={chosen.id} row={chosen} />
    </div>
  );
}

function NothingRefused(): ReactNode {
  return (
    <div className="empty">
      <p className="heading">Nothing needs your attention.</p>
      <p className="small">What the server refuses comes here and stays until you have dealt with it.</p>
    </div>
  );
}
