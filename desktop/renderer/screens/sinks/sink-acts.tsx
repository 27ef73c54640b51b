// What can be done about one sink: test it, pause and resume it, give it a new secret. The server says how it ended.
import type { ReactNode } from 'react';
import { useState } from 'react';
import type { AdministeredSink, SinkTested } from 'shared/contract/admin/sinks';
import { pauseSinkRoute, resumeSinkRoute, testSinkRoute } from 'shared/contract/admin/sinks';
import { Act, Fault, Why } from '../../ui/controls';
import { AdminReason } from '../administration/reason-dialog';
import { useAdminAct } from '../administration/use-admin-act';
import { useSay } from '../language/language';
import { useViewState } from '../view-state';
import { RotateDialog } from './rotate-dialog';

type Props = { readonly sink: AdministeredSink; readonly cannot: string | null; readonly changed: () => void };

export function SinkActs({ sink, cannot, changed }: Props): ReactNode {
  const say = useSay();
  const [asking, setAsking] = useState<'pause' | 'rotate' | null>(null);
  const { run, why, isBusy } = useAdminAct();
  const notify = useViewState((state) => state.notify);
  const [tested, setTested] = useState<SinkTested | null>(null);
  const { id, status, origin, kind } = sink;
  const test = async () => {
    const answer = await run(testSinkRoute, { id, body: {} });
    setTested(answer);
    changed();
  };
  const resume = async () => {
    if ((await run(resumeSinkRoute, { id, body: {} })) === null) return;
    notify({ words: say('sinks.resumed', { name: id }), undo: null });
    changed();
  };
  const close = () => {
    setAsking(null);
  };
  const hasSecret = origin === 'database' && (kind === 'webhook' || kind === 'rabbitmq');
  return (
    <section className="column">
      <h3 className="subheading">{say('records.acts')}</h3>
      <span className="row wrap">
        <Act cannot={isBusy ? say('admin.asking') : cannot} onPress={() => void test()}>
          {say('sinks.test')}
        </Act>
        {status === 'active' ? (
          <Act
            cannot={cannot}
            onPress={() => {
              setAsking('pause');
            }}
          >
            {say('sinks.pause')}
          </Act>
        ) : (
          <Act cannot={cannot} onPress={() => void resume()}>
            {say('sinks.resume')}
          </Act>
        )}
        {hasSecret && (
          <Act
            cannot={cannot}
            onPress={() => {
              setAsking('rotate');
            }}
          >
            {say(kind === 'webhook' ? 'sinks.rotate' : 'sinks.address')}
          </Act>
        )}
      </span>
      {cannot !== null && <Why>{cannot}</Why>}
      {origin === 'configuration' && <p className="small support">{say('sinks.configured')}</p>}
      {why !== null && <Fault>{why}</Fault>}
      {tested !== null && <Tested of={tested} />}
      {asking === 'pause' && <PauseDialog {...{ id, close, changed }} />}
      {asking === 'rotate' && <RotateDialog {...{ id, close, changed }} isBroker={kind === 'rabbitmq'} />}
    </section>
  );
}

type DialogProps = { readonly id: string; readonly close: () => void; readonly changed: () => void };

function PauseDialog({ id, close, changed }: DialogProps): ReactNode {
  const say = useSay();
  const notify = useViewState((state) => state.notify);
  const { run, why, isBusy } = useAdminAct();
  const pause = async (reason: string) => {
    if ((await run(pauseSinkRoute, { id, body: { reason } })) === null) return;
    notify({ words: say('sinks.paused', { name: id }), undo: null });
    changed();
    close();
  };
  return (
    <AdminReason
      title={say('sinks.pause.title', { name: id })}
      means={<p>{say('sinks.pause.means')}</p>}
      keep={say('sinks.pause.keep')}
      verb={say('sinks.pause')}
      decide={(reason) => void pause(reason)}
      {...{ close, why, isBusy }}
    />
  );
}

function Tested({ of: { problem, messages } }: { readonly of: SinkTested }): ReactNode {
  const say = useSay();
  return (
    <div className="column tight" role="status">
      <p className={problem === null ? 'small strong' : 'small'}>
        {problem === null ? say('sinks.tested.answers') : say('sinks.tested.silent', { problem })}
      </p>
      {messages.map(({ topic, verdict, faults }, position) => (
        <p key={`${topic ?? ''} ${String(position)}`} className="small support">
          {say(verdict === 'accepted' ? 'sinks.tested.accepted' : 'sinks.tested.refused', {
            topic: topic ?? '',
            why: faults.map(({ pointer, message }) => `${pointer} ${message}`.trim()).join('; '),
          })}
        </p>
      ))}
    </div>
  );
}
