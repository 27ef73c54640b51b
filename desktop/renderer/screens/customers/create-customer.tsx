// A new customer, which needs no server: the id is final from the first moment.
import type { ReactNode } from 'react';
import { useState } from 'react';
import { customerId } from 'shared/ids';
import { useSay } from '../language/language';
import { RecordForm } from '../records/record-form';
import { RecordPanel } from '../records/record-detail';
import type { RecordPlace } from '../records/record-place';
import { useDo } from '../records/use-whether';
import { useWorkplace } from '../workplace';
import type { CustomerContent } from './customer-form';
import { blankCustomer, customerForm } from './customer-form';

export function CreateCustomer({ place }: { readonly place: RecordPlace }): ReactNode {
  const say = useSay();
  const { newId } = useWorkplace();
  const [id] = useState(() => customerId(newId()));
  const run = useDo();
  const intentOf = (payload: CustomerContent) => ({ type: 'CreateCustomer', subject: id, payload }) as const;
  return (
    <RecordPanel title={say('customers.new')} place={place}>
      <RecordForm
        form={customerForm}
        base={blankCustomer}
        isNew
        draft="customer new"
        label={say('customers.new')}
        submit={say('customers.create')}
        intentOf={intentOf}
        save={async (content) => {
          const why = await run(intentOf(content), say('customers.created', { name: content.profile.name }));
          if (why === null) place.go(id);
          return why;
        }}
        cancel={place.back}
      />
    </RecordPanel>
  );
}
