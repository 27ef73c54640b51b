// The list by status, with how many there are of each.
import type { ReactNode } from 'react';
import { Tab, TabList, Tabs } from 'react-aria-components';
import type { Counts } from '../../local/counts';
import type { OrderFilter } from '../../local/order-list';
import { useViewState } from '../view-state';

const TABS: readonly { readonly filter: OrderFilter; readonly name: string }[] = [
  { filter: 'all', name: 'All' },
  { filter: 'placed', name: 'Placed' },
  { filter: 'completed', name: 'Completed' },
  { filter: 'cancelled', name: 'Cancelled' },
  { filter: 'failed', name: 'Failed' },
];

export function StatusTabs({ counts, total }: { readonly counts: Counts; readonly total: number }): ReactNode {
  const { filter, filterBy } = useViewState();
  return (
    <Tabs
      selectedKey={filter}
      onSelectionChange={(key) => {
        const chosen = TABS.find((tab) => tab.filter === key);
        if (chosen !== undefined) filterBy(chosen.filter);
      }}
    >
      <TabList className="tabs" aria-label="Orders by status">
        {TABS.map((tab) => (
          <Tab key={tab.filter} id={tab.filter}>
            {tab.name}{' '}
            <span className="count">
              {(tab.filter === 'all' ? total : (counts.get(tab.filter) ?? 0)).toLocaleString('en')}
            </span>
          </Tab>
        ))}
      </TabList>
    </Tabs>
  );
}
