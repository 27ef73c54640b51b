// Who is sold to.
import type { ReactNode } from 'react';
import { useMemo } from 'react';
import type { RecordRow } from '../../local/record-list';
import type { GridColumn } from '../../ui/data-grid/grid-types';
import type { Say } from '../language/language';
import { useSay } from '../language/language';
import { ForRoles } from '../records/for-roles';
import { Text, commonColumns } from '../records/record-columns';
import { useRecordPlace } from '../records/record-place';
import { RecordScreen } from '../records/record-screen';
import { CreateCustomer } from './create-customer';
import { CustomerDetail } from './customer-detail';

const TABS = [
  { status: 'active', words: 'customers.status.active' },
  { status: 'merged', words: 'customers.status.merged' },
] as const;

export function Customers(): ReactNode {
  return (
    <ForRoles title="customers.title" may="CreateCustomer">
      <List />
    </ForRoles>
  );
}

function List(): ReactNode {
  const say = useSay();
  const place = useRecordPlace('/customers');
  const columns = useMemo(() => columnsIn(say), [say]);
  return (
    <>
      <RecordScreen
        kind="customer"
        title="customers.title"
        search="customers.search"
        create="customers.new"
        tabs={TABS}
        empty={{ words: 'customers.empty', why: 'customers.empty.why' }}
        {...{ columns, place }}
      />
      {place.doing === 'create' && <CreateCustomer place={place} />}
      {place.doing !== 'create' && place.open !== null && (
        <CustomerDetail key={place.open} id={place.open} place={place} />
      )}
    </>
  );
}

const columnsIn = (say: Say): readonly GridColumn<RecordRow<'customer'>>[] => [
  {
    ...{ id: 'name', header: say('customers.name'), width: 200, flex: 1, sticky: true, hideable: false },
    cell: ({ state: { profile } }) =>
      profile === null ? (
        <span className="meta">{say('customers.no-name')}</span>
      ) : (
        <Text of={profile.name} looks="cut" />
      ),
  },
  {
    ...{ id: 'email', header: say('customers.email'), width: 200, flex: 1, priority: 2 },
    cell: ({ state }) => <Text of={state.profile?.email ?? ''} looks="cut" />,
  },
  {
    ...{ id: 'reference', header: say('customers.reference'), width: 130, priority: 3 },
    cell: ({ state }) => <Text of={state.reference} looks="mono" />,
  },
  ...commonColumns<'customer'>(say, { merged: 'customers.status.merged' }),
];
