// What sinks would not take: by sink, type, age and reason; replayed, mended or discarded, one, those selected, or all that are shown.
import type { ReactNode } from 'react';
import { useMemo, useState } from 'react';
import type { ParkedTold } from 'shared/contract/admin/parked';
import { readParkedList } from 'shared/contract/admin/parked';
import { LineField } from '../../ui/choices';
import { Button } from '../../ui/controls';
import type { GridSelection } from '../../ui/data-grid/selection';
import { NOTHING } from '../../ui/data-grid/selection';
import { Select } from '../../ui/select';
import type { AdminColumn } from '../administration/admin-grid';
import { AdminGrid } from '../administration/admin-grid';
import { memoryOf } from '../administration/memory';
import { useNamedPlace } from '../administration/named-place';
import { AsOf, NotTold, Stale } from '../administration/told-parts';
import { useCannotAct } from '../administration/use-cannot-act';
import { useTold } from '../administration/use-told';
import type { Say } from '../language/language';
import { useCountFormat, useSay } from '../language/language';
import { When } from '../order/when';
import { ForRoles } from '../records/for-roles';
import { Text } from '../records/record-columns';
import { RecordGone } from '../records/record-detail';
import type { RecordPlace } from '../records/record-place';
import { useFocusBack } from '../records/use-focus-back';
import { useRecordKeys } from '../records/use-record-keys';
import type { Like, Meant } from './like';
import { ANYTHING, isLike, keyOf, meantBy } from './like';
import { ParkedDetail } from './parked-detail';
import { DiscardDialog, ReplayDialog } from './parked-dialogs';

export const parkedMemory = memoryOf(readParkedList);

export function Parked(): ReactNode {
  return (
    <ForRoles title="parked.title" may="ChangePerson">
      <List />
    </ForRoles>
  );
}

function List(): ReactNode {
  const say = useSay();
  const place = useNamedPlace('/parked');
  const told = useTold(parkedMemory);
  const cannot = useCannotAct(told);
  const body = told.shown?.body ?? null;
  const changed = () => void told.again();
  useKeys(place);
  useFocusBack(place);
  const open = body?.items.find((message) => keyOf(message) === place.open);
  return (
    <>
      <main className="main" id="main">
        <div className="head">
          <h1 className="title">{say('parked.title')}</h1>
          {body !== null && (
            <span className="small support">
              {say(body.isMore ? 'parked.more' : 'parked.count', { count: body.items.length })}
            </span>
          )}
          <span className="at-end">
            <AsOf of={told} />
          </span>
        </div>
        <Stale of={told} />
        {body === null ? <NotTold of={told} /> : <Filtered messages={body.items} {...{ place, cannot, changed }} />}
      </main>
      {open !== undefined && <ParkedDetail key={place.open} message={open} {...{ place, cannot, changed }} />}
      {body !== null && place.open !== null && open === undefined && <RecordGone place={place} />}
    </>
  );
}

function useKeys({ open, back }: RecordPlace): void {
  useRecordKeys(useMemo(() => ({ Escape: open === null ? null : back }), [open, back]));
}

type Props = {
  readonly messages: readonly ParkedTold[];
  readonly place: RecordPlace;
  readonly cannot: string | null;
  readonly changed: () => void;
};

function Filtered({ messages, place, cannot, changed }: Props): ReactNode {
  const say = useSay();
  const count = useCountFormat();
  const [like, setLike] = useState(ANYTHING);
  const [selection, setSelection] = useState<GridSelection>(NOTHING);
  const rows = useMemo(() => messages.filter(isLike(like)), [messages, like]);
  const columns = useMemo(() => columnsIn(say, count), [say, count]);
  const meant = meantBy(rows, selection);
  return (
    <>
      <div className="record-bar parked-bar">
        <Filters {...{ messages, like }} change={setLike} />
        {rows.length > 0 && cannot === null && (
          <Bulk
            meant={meant}
            changed={() => {
              setSelection(NOTHING);
              changed();
            }}
          />
        )}
      </div>
      <AdminGrid
        label={say('parked.title')}
        idOf={keyOf}
        open={place.go}
        isOpen={place.open !== null}
        onSelection={setSelection}
        empty={
          <Nothing
            isAny={messages.length === 0}
            showAll={() => {
              setLike(ANYTHING);
            }}
          />
        }
        {...{ columns, rows, selection }}
      />
    </>
  );
}

function Bulk({ meant, changed }: { readonly meant: Meant; readonly changed: () => void }): ReactNode {
  const say = useSay();
  const [asking, setAsking] = useState<'replay' | 'discard' | null>(null);
  const close = () => {
    setAsking(null);
  };
  return (
    <span className="row at-end">
      <Button
        onPress={() => {
          setAsking('replay');
        }}
      >
        {say('parked.replay.count', { count: meant.count })}
      </Button>
      <Button
        look="bad"
        onPress={() => {
          setAsking('discard');
        }}
      >
        {say('parked.discard.count', { count: meant.count })}
      </Button>
      {asking === 'replay' && <ReplayDialog {...{ meant, close, changed }} />}
      {asking === 'discard' && <DiscardDialog {...{ meant, close, changed }} />}
    </span>
  );
}

type FilterProps = {
  readonly messages: readonly ParkedTold[];
  readonly like: Like;
  readonly change: (like: Like) => void;
};

function Filters({ messages, like, change }: FilterProps): ReactNode {
  const say = useSay();
  const each = (values: readonly string[]) => [...new Set(values)].sort().map((value) => [value, value] as const);
  return (
    <>
      <Select
        label={say('parked.sink')}
        value={like.sinkId}
        options={[['', say('parked.any-sink')], ...each(messages.map(({ sinkId }) => sinkId))]}
        choose={(sinkId) => {
          change({ ...like, sinkId });
        }}
      />
      <Select
        label={say('parked.type')}
        value={like.topic}
        options={[['', say('parked.any-type')], ...each(messages.map(({ topic }) => topic))]}
        choose={(topic) => {
          change({ ...like, topic });
        }}
      />
      <LineField
        label={say('parked.reason.contains')}
        value={like.reason}
        onChange={(reason) => {
          change({ ...like, reason });
        }}
        fault={null}
      />
    </>
  );
}

function Nothing({ isAny, showAll }: { readonly isAny: boolean; readonly showAll: () => void }): ReactNode {
  const say = useSay();
  if (isAny)
    return (
      <div className="empty">
        <p className="heading">{say('parked.empty')}</p>
        <p className="small prose">{say('parked.empty.why')}</p>
      </div>
    );
  return (
    <div className="empty">
      <p className="heading">{say('parked.none-like')}</p>
      <Button onPress={showAll}>{say('parked.show-all')}</Button>
    </div>
  );
}

const columnsIn = (say: Say, count: (value: number) => string): readonly AdminColumn<ParkedTold>[] => [
  {
    ...{ id: 'type', header: say('parked.type'), width: 220, sticky: true, hideable: false, by: ({ topic }) => topic },
    cell: ({ topic }) => <Text of={topic} looks="cut number" />,
  },
  {
    ...{ id: 'sink', header: say('parked.sink'), width: 130, by: ({ sinkId }) => sinkId },
    cell: ({ sinkId }) => <Text of={sinkId} looks="cut" />,
  },
  {
    ...{ id: 'reason', header: say('parked.reason'), width: 180, flex: 1, by: ({ reason }) => reason },
    cell: ({ reason }) => <Text of={reason} looks="cut" />,
  },
  {
    ...{
      id: 'tries',
      header: say('parked.tries'),
      width: 86,
      align: 'end',
      priority: 1,
      by: ({ attempts }) => attempts,
    },
    cell: ({ attempts }) => count(attempts),
  },
  {
    ...{ id: 'behind', header: say('parked.behind'), width: 92, align: 'end', priority: 2, by: ({ behind }) => behind },
    cell: ({ behind }) => count(behind),
  },
  {
    ...{ id: 'age', header: say('parked.age'), width: 110, by: ({ parkedAt }) => parkedAt },
    cell: ({ parkedAt }) => <When at={parkedAt} />,
  },
];
