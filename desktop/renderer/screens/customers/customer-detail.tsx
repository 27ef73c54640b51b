// One customer: facts, change, and merging with another entry of the same one.
import type { ReactNode } from 'react';
import { useMemo } from 'react';
import { customerId } from 'shared/ids';
import { oneDocument } from '../../local/record-queries';
import type { RecordRow } from '../../local/record-list';
import { Button } from '../../ui/controls';
import { useCountFormat, useSay } from '../language/language';
import { Facts } from '../records/facts';
import { OpeningAct } from '../records/record-act';
import { RecordDetail, RecordGone, RecordPanel } from '../records/record-detail';
import { RecordForm } from '../records/record-form';
import type { RecordPlace } from '../records/record-place';
import { useDo } from '../records/use-whether';
import { useLive, useWorkplace } from '../workplace';
import type { CustomerContent } from './customer-form';
import { customerForm, typedCustomer } from './customer-form';
import { MergeCustomers } from './merge-customers';

type Props = { readonly row: RecordRow<'customer'>; readonly place: RecordPlace };

export function CustomerDetail({ id, place }: { readonly id: string; readonly place: RecordPlace }): ReactNode {
  const { database } = useWorkplace();
  const found = useLive(useMemo(() => oneDocument(database, 'customer', id), [database, id]));
  if (found === undefined) return null;
  if (found === null || found.state.status === 'new') return <RecordGone place={place} />;
  const row = { ...found, state: found.state };
  if (place.doing === 'change') return <ChangeCustomer row={row} place={place} />;
  return place.doing === 'merge' ? <MergeCustomers row={row} place={place} /> : <Customer row={row} place={place} />;
}

function Customer({ row, place }: Props): ReactNode {
  const say = useSay();
  const { state } = row;
  const name = state.profile?.name ?? say('customers.no-name');
  return (
    <RecordDetail label={name} name={name} status={say(`customers.status.${state.status}`)} row={row} place={place}>
      <Profile state={state} />
      {state.status === 'merged' && <Into into={state.into} place={place} />}
      <Acts row={row} place={place} />
    </RecordDetail>
  );
}

export function Profile({ state }: { readonly state: RecordRow<'customer'>['state'] }): ReactNode {
  const say = useSay();
  const count = useCountFormat();
  const { profile, reference } = state;
  const phone = profile?.phone ?? '';
  const absorbed = state.status === 'active' && state.merged.length > 0 ? count(state.merged.length) : '';
  return (
    <>
      {profile === null && <p className="small support">{say('customers.removed')}</p>}
      <Facts
        of={[
          ['customers.email', profile?.email ?? ''],
          ['customers.phone', phone === '' ? '' : <bdi dir="ltr">{phone}</bdi>],
          ['customers.address', profile?.address ?? ''],
          ['customers.reference', reference],
          ['customers.absorbed', absorbed],
        ]}
      />
    </>
  );
}

function Into({ into, place }: { readonly into: string; readonly place: RecordPlace }): ReactNode {
  const say = useSay();
  const { database } = useWorkplace();
  const other = useLive(useMemo(() => oneDocument(database, 'customer', into), [database, into]));
  const name = other?.state.status === 'active' ? other.state.profile?.name : undefined;
  return (
    <section className="column">
      <Facts of={[['customers.into', name ?? say('customers.no-name')]]} />
      <span>
        <Button
          onPress={() => {
            place.go(into);
          }}
        >
          {say('customers.open-survivor')}
        </Button>
      </span>
    </section>
  );
}

function Acts({ row, place }: Props): ReactNode {
  const say = useSay();
  const { reference, profile, status } = row.state;
  const kept = profile ?? { name: '-', email: '', phone: '', address: '' };
  return (
    <section className="column">
      <h3 className="subheading">{say('records.acts')}</h3>
      <OpeningAct
        intent={{ type: 'ChangeCustomer', subject: customerId(row.id), payload: { reference, profile: kept } }}
        seen={row}
        open={() => {
          place.go(row.id, 'change');
        }}
      >
        {say('customers.change')} <kbd>e</kbd>
      </OpeningAct>
      {status === 'active' && (
        <span>
          <Button
            onPress={() => {
              place.go(row.id, 'merge');
            }}
          >
            {say('customers.merge')}
          </Button>
        </span>
      )}
    </section>
  );
}

function ChangeCustomer({ row, place }: Props): ReactNode {
  const say = useSay();
  const run = useDo();
  const intentOf = (payload: CustomerContent) =>
    ({ type: 'ChangeCustomer', subject: customerId(row.id), payload }) as const;
  return (
    <RecordPanel title={say('customers.change')} place={place}>
      <RecordForm
        form={customerForm}
        base={typedCustomer(row.state)}
        isNew={false}
        draft={`customer ${row.id}`}
        label={say('customers.change')}
        submit={say('records.save')}
        intentOf={intentOf}
        save={async (content) => {
          const why = await run(intentOf(content), say('customers.changed', { name: content.profile.name }));
          if (why === null) place.go(row.id);
          return why;
        }}
        cancel={place.back}
      />
    </RecordPanel>
  );
}
