// Where announcements go: each sink with what it has before it, and what administrators did about it.
import type { ReactNode } from 'react';
import { useMemo } from 'react';
import type { AdministeredSink, SinkActTold } from 'shared/contract/admin/sinks';
import { readSinks } from 'shared/contract/admin/sinks';
import { Button } from '../../ui/controls';
import { Icon } from '../../ui/icon';
import { AdminGrid } from '../administration/admin-grid';
import { memoryOf } from '../administration/memory';
import { useNamedPlace } from '../administration/named-place';
import { AsOf, NotTold, Stale } from '../administration/told-parts';
import { useCannotAct } from '../administration/use-cannot-act';
import { useTold } from '../administration/use-told';
import { useCountFormat, useSay } from '../language/language';
import { When } from '../order/when';
import { Facts } from '../records/facts';
import { ForRoles } from '../records/for-roles';
import { RecordGone, RecordPanel } from '../records/record-detail';
import type { RecordPlace } from '../records/record-place';
import { useFocusBack } from '../records/use-focus-back';
import { useRecordKeys } from '../records/use-record-keys';
import { AddSink } from './add-sink';
import { SinkActs } from './sink-acts';
import { SinkPill, sinkColumns } from './sink-columns';
import { SinkLog } from './sink-log';

export const sinksMemory = memoryOf(readSinks);
const EVERY_MS = 15_000;
const idOf = ({ id }: AdministeredSink): string => id;

export function Sinks(): ReactNode {
  return (
    <ForRoles title="sinks.title" may="ChangePerson">
      <List />
    </ForRoles>
  );
}

function List(): ReactNode {
  const say = useSay();
  const count = useCountFormat();
  const place = useNamedPlace('/sinks');
  const told = useTold(sinksMemory, { everyMs: EVERY_MS });
  const cannot = useCannotAct(told);
  const sinks = told.shown?.body.items ?? null;
  const columns = useMemo(() => sinkColumns(say, count), [say, count]);
  const changed = () => void told.again();
  useKeys(place);
  useFocusBack(place);
  const open = sinks?.find(({ id }) => id === place.open);
  return (
    <>
      <main className="main" id="main">
        <div className="head">
          <h1 className="title">{say('sinks.title')}</h1>
          {sinks !== null && <span className="small support">{say('sinks.count', { count: sinks.length })}</span>}
          <span className="at-end row">
            <AsOf of={told} />
            <Button
              {...(place.doing === null && { look: 'primary' })}
              onPress={() => {
                place.go(null, 'create');
              }}
            >
              <Icon name="plus" small /> {say('sinks.add')} <kbd>n</kbd>
            </Button>
          </span>
        </div>
        <Stale of={told} />
        {sinks === null ? (
          <NotTold of={told} />
        ) : (
          <AdminGrid
            label={say('sinks.title')}
            rows={sinks}
            open={place.go}
            isOpen={place.open !== null}
            empty={<Nothing />}
            {...{ columns, idOf }}
          />
        )}
      </main>
      {place.doing === 'create' && <AddSink {...{ place, cannot, changed }} />}
      {open !== undefined && (
        <Detail key={open.id} sink={open} acts={told.shown?.body.acts ?? []} {...{ place, cannot, changed }} />
      )}
      {sinks !== null && place.open !== null && open === undefined && <RecordGone place={place} />}
    </>
  );
}

function useKeys({ open, doing, back, go }: RecordPlace): void {
  const keys = useMemo(
    () => ({
      Escape: open === null && doing === null ? null : back,
      n: () => {
        go(null, 'create');
      },
    }),
    [open, doing, back, go],
  );
  useRecordKeys(keys);
}

function Nothing(): ReactNode {
  const say = useSay();
  return (
    <div className="empty">
      <p className="heading">{say('sinks.empty')}</p>
      <p className="small prose">{say('sinks.empty.why')}</p>
    </div>
  );
}

type DetailProps = {
  readonly sink: AdministeredSink;
  readonly acts: readonly SinkActTold[];
  readonly place: RecordPlace;
  readonly cannot: string | null;
  readonly changed: () => void;
};

const SHOWN = ['url', 'path', 'encoding', 'namespace', 'exchange'] as const;

function Detail({ sink, acts, place, cannot, changed }: DetailProps): ReactNode {
  const say = useSay();
  const { id, kind, ordering, settings, statusAt, statusReason, ahead, oldestAheadAt, waiting, parked } = sink;
  return (
    <RecordPanel title={id} place={place}>
      <div className="body">
        <div className="row wrap">
          <SinkPill of={sink} />
          <span className="small meta">
            <When at={statusAt} />
          </span>
        </div>
        {statusReason !== null && <p className="small support">{statusReason}</p>}
        <Facts
          of={[
            ['sinks.kind', say(`sinks.kind.${kind}`)],
            ...SHOWN.map((name) => [`sinks.setting.${name}`, textOf(settings[name])] as const),
            ['sinks.ordering', say(`sinks.ordering.${ordering}`)],
            ['sinks.ahead', String(ahead)],
            ['sinks.oldest', oldestAheadAt === null ? null : <When at={oldestAheadAt} />],
            ['sinks.waiting', String(waiting)],
            ['sinks.parked', String(parked)],
          ]}
        />
        <SinkActs {...{ sink, cannot, changed }} />
        <SinkLog acts={acts.filter(({ sinkId }) => sinkId === id)} />
      </div>
    </RecordPanel>
  );
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);
