// Two entries of one customer become one: choose the other, see which stays, and only then merge.
import type { ReactNode } from 'react';
import { useMemo, useState } from 'react';
import { customerId } from 'shared/ids';
import type { RecordRow } from '../../local/record-list';
import { recordList } from '../../local/record-list';
import { oneDocument } from '../../local/record-queries';
import { LineField } from '../../ui/choices';
import { Act, Button, Fault, Why } from '../../ui/controls';
import { useSay } from '../language/language';
import { Facts } from '../records/facts';
import { RecordPanel } from '../records/record-detail';
import type { RecordPlace } from '../records/record-place';
import { useDo, useWhether } from '../records/use-whether';
import { useLive, useWorkplace } from '../workplace';

type Row = RecordRow<'customer'>;
type Props = { readonly row: Row; readonly place: RecordPlace };

export function MergeCustomers({ row, place }: Props): ReactNode {
  const say = useSay();
  const [other, setOther] = useState<string | null>(null);
  return (
    <RecordPanel title={say('customers.merge.title')} place={place}>
      {other === null ? (
        <ChooseOther row={row} choose={setOther} />
      ) : (
        <Preview
          {...{ row, other, place }}
          chooseAnother={() => {
            setOther(null);
          }}
        />
      )}
    </RecordPanel>
  );
}

const SHOWN = 30;

function ChooseOther({ row, choose }: { readonly row: Row; readonly choose: (id: string) => void }): ReactNode {
  const say = useSay();
  const { database } = useWorkplace();
  const [prefix, setPrefix] = useState((row.state.profile?.name ?? '').split(' ')[0] ?? '');
  const list = useMemo(
    () => recordList(database, { kind: 'customer', status: 'active', prefix }, SHOWN),
    [database, prefix],
  );
  const found = useLive(list)?.rows.filter(({ id }) => id !== row.id);
  return (
    <div className="body">
      <p className="small support">{say('customers.merge.means')}</p>
      <LineField label={say('customers.merge.search')} value={prefix} onChange={setPrefix} fault={null} autoFocus />
      {found?.length === 0 && <p className="small meta">{say('customers.merge.none')}</p>}
      <ul aria-label={say('customers.merge.found')}>
        {found?.slice(0, SHOWN).map(({ id, state: { profile, reference } }) => (
          <li key={id}>
            <button
              type="button"
              className="found-record"
              onClick={() => {
                choose(id);
              }}
            >
              <bdi className="strong">{profile?.name ?? say('customers.no-name')}</bdi>
              <span className="meta">{[profile?.email, reference].filter(Boolean).join(' · ')}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

type PreviewProps = Props & { readonly other: string; readonly chooseAnother: () => void };

function Preview({ row, other, place, chooseAnother }: PreviewProps): ReactNode {
  const say = useSay();
  const { database } = useWorkplace();
  const found = useLive(useMemo(() => oneDocument(database, 'customer', other), [database, other]));
  const [isSwapped, setSwapped] = useState(false);
  if (found === undefined || found === null || found.state.status === 'new') return null;
  const otherRow: Row = { ...found, state: found.state };
  const [stays, goes] = isSwapped ? [otherRow, row] : [row, otherRow];
  return (
    <>
      <div className="body">
        <Side title={say('customers.merge.stays')} row={stays} />
        <Side title={say('customers.merge.goes')} row={goes} />
        <div className="row wrap">
          <Button
            onPress={() => {
              setSwapped(!isSwapped);
            }}
          >
            {say('customers.merge.swap')}
          </Button>
          <Button look="quiet" onPress={chooseAnother}>
            {say('customers.merge.other')}
          </Button>
        </div>
        <p className="small support">{say('customers.merge.final')}</p>
        <Merge stays={stays} goes={goes} place={place} />
      </div>
    </>
  );
}

function Side({ title, row: { state } }: { readonly title: string; readonly row: Row }): ReactNode {
  const say = useSay();
  return (
    <section className="card" aria-label={title}>
      <span className="small meta">{title}</span>
      <bdi className="strong">{state.profile?.name ?? say('customers.no-name')}</bdi>
      <Facts
        of={[
          ['customers.email', state.profile?.email ?? ''],
          ['customers.phone', state.profile?.phone ?? ''],
          ['customers.address', state.profile?.address ?? ''],
          ['customers.reference', state.reference],
        ]}
      />
    </section>
  );
}

type MergeProps = { readonly stays: Row; readonly goes: Row; readonly place: RecordPlace };

function Merge({ stays, goes, place }: MergeProps): ReactNode {
  const say = useSay();
  const run = useDo();
  const [fault, setFault] = useState<string | null>(null);
  const payload = { mergedId: customerId(goes.id) };
  const intent = { type: 'MergeCustomer', subject: customerId(stays.id), payload } as const;
  const cannot = useWhether(intent, `${stays.state.status} ${goes.state.status}`);
  const nameOf = ({ state }: Row) => state.profile?.name ?? say('customers.no-name');
  const merge = async () => {
    const why = await run(intent, say('customers.merged', { merged: nameOf(goes), stays: nameOf(stays) }));
    setFault(why);
    if (why === null) place.go(stays.id);
  };
  return (
    <>
      <span>
        <Act look="primary" cannot={cannot} onPress={() => void merge()}>
          {say('customers.merge.do')}
        </Act>
      </span>
      {cannot !== null && <Why>{cannot}</Why>}
      {fault !== null && <Fault>{fault}</Fault>}
    </>
  );
}
