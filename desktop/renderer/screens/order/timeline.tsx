// What happened, newest first. The line is dashed as far as it has not been sent.
import type { ReactNode } from 'react';
import { useState } from 'react';
import { Tag } from '../../ui/marks';
import { Button } from '../../ui/controls';
import { useCountFormat, useSay } from '../language/language';
import { useViewState } from '../view-state';
import { useLive, useWorkplace } from '../workplace';
import { whereabouts } from '../orders/whereabouts';
import type { Happening, Whose } from './happenings';
import { useLearnedDevices } from './device-codes';
import { happenings } from './happenings';
import { OlderEntries } from './older-entries';
import type { Run } from './past-run';
import { HereEntry, RecordedEntry } from './timeline-entry';
import type { SeenOrder } from './use-order';
import { usePast } from './use-past';

const WHOSE: readonly Whose[] = ['all', 'people', 'system'];

function useHappenings({ row, open }: SeenOrder, history: Run['entries'], whose: Whose): readonly Happening[] {
  const { state: order, base } = row;
  const known = base === null || base.state.status === 'new' ? null : base.state;
  return happenings({ order, base: known, history, open }, whose);
}

export function Entries({ of }: { readonly of: readonly Happening[] }): ReactNode {
  return (
    <ol className="timeline">
      {of.map((happening) =>
        happening.type === 'here' ? (
          <HereEntry key={happening.key} of={happening} />
        ) : (
          <RecordedEntry key={happening.key} of={happening} />
        ),
      )}
    </ol>
  );
}

/** Beside the page: everything known here, whose entries to show, and what is further back. */
export function Timeline({ seen, children }: { readonly seen: SeenOrder; readonly children: ReactNode }): ReactNode {
  const say = useSay();
  const [whose, setWhose] = useState<Whose>('all');
  const past = usePast(seen);
  const shown = useHappenings(seen, past.entries, whose);
  useLearnedDevices(seen);
  const { row } = seen;
  const where = whereabouts(row.localState, useLive(useWorkplace().standing).connection.status === 'live');
  return (
    <aside className="past" aria-label={say('timeline.title')}>
      <header>
        <div className="row">
          <h2 className="heading">{say('timeline.title')}</h2>
          <span className="small meta">{say('timeline.count', { count: shown.length })}</span>
          {where !== null && (
            <span className="at-end">
              <Tag where={where} />
            </span>
          )}
        </div>
        <div className="row" role="group" aria-label={say('timeline.whose')}>
          {WHOSE.map((one) => (
            <button
              type="button"
              key={one}
              className="button compact"
              aria-pressed={one === whose}
              onClick={() => {
                setWhose(one);
              }}
            >
              {say(`timeline.whose.${one}`)}
            </button>
          ))}
        </div>
      </header>
      <div className="body" tabIndex={0} role="region" aria-label={say('timeline.title')}>
        <Entries of={shown} />
        {shown.length === 0 && <p className="small meta">{say('timeline.none')}</p>}
        <OlderEntries past={past} />
        <Correlation id={row.id} />
      </div>
      {children}
    </aside>
  );
}

/** Everything the server and the shop say of an order carries its id. */
function Correlation({ id }: { readonly id: string }): ReactNode {
  const say = useSay();
  const notify = useViewState((state) => state.notify);
  const copy = async () => {
    await navigator.clipboard.writeText(id);
    notify({ words: say('timeline.copied'), undo: null });
  };
  return (
    <p className="correlation small meta">
      <span>{say('timeline.correlation')}</span>
      <span className="mono">{id}</span>
      <Button size="compact" look="quiet" onPress={() => void copy()}>
        {say('timeline.copy')}
      </Button>
    </p>
  );
}

const LATEST = 6;

/** The same in few words, for the panel beside the board. */
export function LatestEntries({ seen }: { readonly seen: SeenOrder }): ReactNode {
  const say = useSay();
  const count = useCountFormat();
  const past = useHappenings(seen, seen.row.history, 'all');
  return (
    <section className="column">
      <h3 className="subheading">
        {say('timeline.latest')} <span className="meta">{count(past.length)}</span>
      </h3>
      <Entries of={past.slice(0, LATEST)} />
    </section>
  );
}
