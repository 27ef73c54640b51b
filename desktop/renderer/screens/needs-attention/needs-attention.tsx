// What needs a person: what the server refused, what the shop says otherwise, what could not be told. Nothing leaves by itself.
import type { ReactNode } from 'react';
import { useMemo } from 'react';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import type { OutboxRow } from '../../local/store';
import type { OrderWork } from '../../local/order-work';
import { orderWork } from '../../local/order-work';
import { useCountFormat, useSay } from '../language/language';
import { useLive, useWorkplace } from '../workplace';
import type { Arranged } from './arranged';
import { arranged } from './arranged';
import type { List } from './lists';
import { listsFor } from './lists';
import { OthersList } from './others-list';
import { RefusedList } from './refused-list';
import { OfOthersContext, useHeldRefusals, useOfOthers } from './use-of-others';
import { WorkList } from './work-list';
import { debtsIn, differencesIn } from './work-rows';

const route = getRouteApi('/attention');

export function NeedsAttention(): ReactNode {
  const held = useHeldRefusals();
  const all = useArranged(held.taken);
  const lists = listsFor(useWorkplace().actor().roles);
  const { list: wanted = 'refused' } = route.useSearch();
  const list = lists.includes(wanted) ? wanted : 'refused';
  if (all === null) return <main className="main" id="main" />;
  return (
    <OfOthersContext value={held}>
      <main className="main" id="main">
        <Head all={all} />
        {lists.length === 1 ? <RefusedList all={all} /> : <WithWork all={all} list={list} lists={lists} />}
      </main>
    </OfOthersContext>
  );
}

/** Null until it is known what was refused. */
function useArranged(taken: readonly OutboxRow[]): Arranged | null {
  const { refused, queued } = useWorkplace();
  const rows = useLive(refused);
  const waiting = useLive(queued);
  return useMemo(
    () => (rows === undefined || waiting === undefined ? null : arranged([...rows, ...taken], waiting)),
    [rows, waiting, taken],
  );
}

function Head({ all: { refused, waiting } }: { readonly all: Arranged }): ReactNode {
  const say = useSay();
  return (
    <div className="head">
      <h1 className="title">{say('attention.title')}</h1>
      {refused > 0 && <span className="small support">{say('attention.counts', { refused, waiting })}</span>}
    </div>
  );
}

type Props = { readonly all: Arranged; readonly list: List };
type Listed = Props & { readonly lists: readonly List[] };

function WithWork({ all, list, lists }: Listed): ReactNode {
  const { database } = useWorkplace();
  const work = useLive(useMemo(() => orderWork(database), [database]));
  const navigate = useNavigate();
  const say = useSay();
  return (
    <Tabs
      className="tabbed"
      selectedKey={list}
      onSelectionChange={(key) => {
        void navigate({ to: '/attention', search: { list: lists.find((one) => one === key) }, replace: true });
      }}
    >
      <TabList className="tabs" aria-label={say('attention.lists')}>
        {lists.map((one) => (
          <Tab key={one} id={one}>
            {say(`attention.tab.${one}`)} <Count list={one} all={all} work={work} />
          </Tab>
        ))}
      </TabList>
      <TabPanel key={list} id={list} className="tabbed">
        <Shown all={all} list={list} work={work} />
      </TabPanel>
    </Tabs>
  );
}

type Counted = Props & { readonly work: OrderWork };

function Shown({ all, list, work }: Counted): ReactNode {
  const { others } = useOfOthers();
  if (list === 'refused') return <RefusedList all={all} />;
  return list === 'others' ? <OthersList rows={others} /> : <WorkList key={list} list={list} work={work} />;
}

function Count({ list, all, work: { orders, complete } }: Counted): ReactNode {
  const counted = useCountFormat();
  const { others } = useOfOthers();
  if (list === 'others') return <span className="count">{counted(others.length)}</span>;
  if (list === 'refused') return <span className="count">{counted(all.refused + all.waiting)}</span>;
  const rows = list === 'differences' ? differencesIn(orders) : debtsIn(orders);
  return complete && <span className="count">{counted(rows.length)}</span>;
}
