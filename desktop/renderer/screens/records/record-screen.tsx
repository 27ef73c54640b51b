// A list of records as all of them look: title and counts, a search by beginning, tabs by state, the grid.
import type { ReactNode, RefObject } from 'react';
import { useCallback, useMemo, useRef, useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import type { RecordKind, RecordRow } from '../../local/record-list';
import { recordList } from '../../local/record-list';
import { LineField } from '../../ui/choices';
import { Button } from '../../ui/controls';
import type { GridColumn } from '../../ui/data-grid/grid-types';
import { PLAIN_LAYOUT } from '../../ui/data-grid/grid-types';
import { Icon } from '../../ui/icon';
import type { WordId } from '../language/catalog';
import { useCountFormat, useSay } from '../language/language';
import { useControlKey } from '../use-control-key';
import { useWorkplace } from '../workplace';
import { RecordGrid } from './record-grid';
import type { RecordPlace } from './record-place';
import type { RecordCounts } from './use-counts';
import { useRecordCounts } from './use-counts';
import { useFocusBack } from './use-focus-back';
import { useRecordKeys } from './use-record-keys';

export type RecordScreenProps<K extends RecordKind> = {
  readonly kind: K;
  readonly title: WordId;
  readonly search: WordId;
  readonly tabs: readonly { readonly status: string; readonly words: WordId }[];
  readonly columns: readonly GridColumn<RecordRow<K>>[];
  readonly place: RecordPlace;
  /** The act that makes a new one; null where that is done elsewhere. */
  readonly create: WordId | null;
  readonly empty: { readonly words: WordId; readonly why: WordId };
  /** Stands above the list. */
  readonly note?: ReactNode;
};

export function RecordScreen<K extends RecordKind>(props: RecordScreenProps<K>): ReactNode {
  const { kind, place, note, create } = props;
  const { database } = useWorkplace();
  const [status, setStatus] = useState('all');
  const [prefix, setPrefix] = useState('');
  const [layout, setLayout] = useState(PLAIN_LAYOUT);
  const search = useRef<HTMLInputElement>(null);
  const counts = useRecordCounts(kind);
  const list = useMemo(() => recordList(database, { kind, status, prefix }), [database, kind, status, prefix]);
  const focus = useCallback(() => search.current?.select(), []);
  useKeys(place, create !== null, focus);
  useFocusBack(place);
  const total = status === 'all' ? counts.total : (counts.byStatus.get(status) ?? 0);
  return (
    <main className="main" id="main">
      <Head {...props} counts={counts} />
      {note}
      <div className="record-bar">
        <Search words={props.search} value={prefix} change={setPrefix} input={search} />
      </div>
      <StatusTabs {...props} counts={counts} status={status} choose={setStatus}>
        <RecordGrid
          {...{ list, place, prefix, status, total, layout, setLayout }}
          label={props.title}
          columns={props.columns}
          empty={props.empty}
          create={create}
          showAll={() => {
            setPrefix('');
            setStatus('all');
          }}
        />
      </StatusTabs>
    </main>
  );
}

function useKeys({ open, doing, go, back }: RecordPlace, creates: boolean, focus: () => void) {
  useControlKey('f', focus);
  const change = useMemo(() => {
    if (open === null || doing !== null) return null;
    return () => {
      go(open, 'change');
    };
  }, [open, doing, go]);
  const keys = useMemo(
    () => ({
      n:
        creates && doing === null
          ? () => {
              go(null, 'create');
            }
          : null,
      e: change,
      F2: change,
      '/': focus,
      Escape: open !== null || doing !== null ? back : null,
    }),
    [open, doing, go, back, creates, change, focus],
  );
  useRecordKeys(keys);
}

function Head<K extends RecordKind>({
  title,
  create,
  place,
  counts: { total, unsynced },
}: RecordScreenProps<K> & { readonly counts: RecordCounts }): ReactNode {
  const say = useSay();
  return (
    <div className="head">
      <h1 className="title">{say(title)}</h1>
      <span className="small support">{say('records.count', { count: total })}</span>
      {unsynced > 0 && <span className="small meta">{say('records.unsynced', { count: unsynced })}</span>}
      {create !== null && (
        <span className="at-end">
          <Button
            {...(place.doing === null && { look: 'primary' })}
            onPress={() => {
              place.go(null, 'create');
            }}
          >
            <Icon name="plus" small /> {say(create)} <kbd>n</kbd>
          </Button>
        </span>
      )}
    </div>
  );
}

type SearchProps = {
  readonly words: WordId;
  readonly value: string;
  readonly change: (text: string) => void;
  readonly input: RefObject<HTMLInputElement | null>;
};

function Search({ words, value, change, input }: SearchProps): ReactNode {
  const say = useSay();
  return <LineField label={say(words)} keys="/" value={value} onChange={change} fault={null} inputRef={input} />;
}

type TabsProps = {
  readonly title: WordId;
  readonly tabs: RecordScreenProps<RecordKind>['tabs'];
  readonly counts: RecordCounts;
  readonly status: string;
  readonly choose: (status: string) => void;
  readonly children: ReactNode;
};

function StatusTabs({ title, tabs, counts, status, choose, children }: TabsProps): ReactNode {
  const say = useSay();
  const format = useCountFormat();
  return (
    <Tabs
      className="tabbed"
      selectedKey={status}
      onSelectionChange={(key) => {
        choose(String(key));
      }}
    >
      <TabList className="tabs" aria-label={say(title)}>
        <Tab id="all">
          {say('records.all')} <span className="count">{format(counts.total)}</span>
        </Tab>
        {tabs.map((tab) => (
          <Tab key={tab.status} id={tab.status}>
            {say(tab.words)} <span className="count">{format(counts.byStatus.get(tab.status) ?? 0)}</span>
          </Tab>
        ))}
      </TabList>
      <TabPanel key={status} id={status} className="tabbed">
        {children}
      </TabPanel>
    </Tabs>
  );
}
