// One parked message: why, what it holds beside its contract with the difference marked, and what can be done about it.
import type { ReactNode, SyntheticEvent } from 'react';
import { useState } from 'react';
import { Link } from '@tanstack/react-router';
import type { ParkedMember, ParkedTold } from 'shared/contract/admin/parked';
import { mendParkedRoute, readParkedOne } from 'shared/contract/admin/parked';
import { LongField } from '../../ui/choices';
import { Act, Button, Fault, Why } from '../../ui/controls';
import { Dialog } from '../../ui/dialog';
import { memoryOf } from '../administration/memory';
import { useAdminAct } from '../administration/use-admin-act';
import { useTold } from '../administration/use-told';
import { useSay } from '../language/language';
import { When } from '../order/when';
import { Facts } from '../records/facts';
import { RecordPanel } from '../records/record-detail';
import type { RecordPlace } from '../records/record-place';
import { useViewState } from '../view-state';
import type { Meant } from './like';
import { DiscardDialog, ReplayDialog } from './parked-dialogs';

const contentMemory = memoryOf(readParkedOne);

type Props = {
  readonly message: ParkedTold;
  readonly place: RecordPlace;
  readonly cannot: string | null;
  readonly changed: () => void;
};

export function ParkedDetail({ message, place, cannot, changed }: Props): ReactNode {
  const say = useSay();
  const { id, sinkId, topic, partitionKey, attempts, behind, parkedAt, reason, isMended } = message;
  const { shown } = useTold(contentMemory, { id, query: { sinkId } });
  const [asking, setAsking] = useState<'replay' | 'mend' | 'discard' | null>(null);
  const close = () => {
    setAsking(null);
  };
  const meant: Meant = { which: [{ sinkId, ids: [id] }], count: 1 };
  const act = (what: 'replay' | 'mend' | 'discard', look?: 'bad') => (
    <Act
      cannot={cannot}
      {...(look !== undefined && { look })}
      onPress={() => {
        setAsking(what);
      }}
    >
      {say(`parked.${what}`)}
    </Act>
  );
  return (
    <RecordPanel title={topic} place={place}>
      <div className="body">
        <p className="note bad">
          <span>{reason}</span>
        </p>
        <Facts
          of={[
            ['parked.sink', sinkId],
            [
              'parked.order',
              <Link key="order" to="/orders/$id" params={{ id: partitionKey }}>
                {partitionKey}
              </Link>,
            ],
            ['parked.tries', String(attempts)],
            ['parked.behind', String(behind)],
            ['parked.age', <When key="age" at={parkedAt} />],
            ['parked.id', id],
          ]}
        />
        {isMended && <p className="small support">{say('parked.mended')}</p>}
        {shown !== null && <Against members={shown.body.members} />}
      </div>
      <footer className="parked-foot">
        {act('replay')}
        {shown !== null && act('mend')}
        <span className="at-end">{act('discard', 'bad')}</span>
        {cannot !== null && <Why>{cannot}</Why>}
      </footer>
      {asking === 'replay' && <ReplayDialog {...{ meant, close, changed }} />}
      {asking === 'discard' && <DiscardDialog {...{ meant, close, changed }} />}
      {asking === 'mend' && shown !== null && (
        <MendDialog message={message} data={shown.body.data} {...{ close, changed }} />
      )}
    </RecordPanel>
  );
}

const MARKS = { good: ' ', missing: '+', wrong: '≠', unexpected: '−' } as const;

function Against({ members }: { readonly members: readonly ParkedMember[] }): ReactNode {
  const say = useSay();
  const isGood = members.every(({ verdict }) => verdict === 'good');
  return (
    <section className="column tight">
      <h3 className="subheading">{say('parked.contract')}</h3>
      {(members.length === 0 || isGood) && (
        <p className="small support">{say(members.length === 0 ? 'parked.contract.none' : 'parked.contract.good')}</p>
      )}
      {members.length > 0 && (
        <ul className="against">
          {members.map(({ pointer, verdict, found, expected, problem }) => (
            <li key={pointer} className={verdict}>
              <span aria-hidden="true">{MARKS[verdict]}</span>
              <span>
                <b>{pointer}</b> {found}
                {verdict !== 'good' && (
                  <span className="block meta">
                    {say(`parked.member.${verdict}`)}
                    {expected !== null && `, ${say('parked.member.expected', { expected })}`}
                    {problem !== null && expected === null && `: ${problem}`}
                  </span>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

type MendProps = Pick<Props, 'message' | 'changed'> & { readonly data: string; readonly close: () => void };

function MendDialog({ message: { id, sinkId }, data, close, changed }: MendProps): ReactNode {
  const say = useSay();
  const notify = useViewState((state) => state.notify);
  const { run, why, isBusy } = useAdminAct();
  const [typed, setTyped] = useState(data);
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (isBusy) return;
    const answer = await run(mendParkedRoute, { id, body: { sinkId, data: typed } });
    if (answer === null) return;
    notify({ words: answer.done > 0 ? say('parked.replayed', { count: 1 }) : say('parked.gone'), undo: null });
    changed();
    close();
  };
  return (
    <Dialog title={say('parked.mend.title')} close={close}>
      <form className="mend" onSubmit={(event) => void submit(event)}>
        <div className="body">
          <p className="support small">{say('parked.mend.means')}</p>
          <LongField label={say('parked.mend.data')} value={typed} onChange={setTyped} fault={null} />
          {why !== null && <Fault>{why}</Fault>}
        </div>
        <footer>
          <Button onPress={close}>{say('admin.keep')}</Button>
          <Button type="submit" look="primary" isPending={isBusy}>
            {say('parked.mend')}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
