// Whether a sink answers, and whether a MassTransit consumer would take what was announced last. The test is recorded.
import { readCloudEvent } from 'shared/contract/cloud-event';
import { conformanceOf } from 'shared/contract/conformance';
import { DEFAULT_NAMESPACE, MASS_TRANSIT_CONTENT_TYPE, massTransitEnvelope } from 'shared/contract/mass-transit';
import type { Administering } from '../../outbox/administer-sinks';
import type { Opening } from '../../outbox/open-sink';
import { rabbitSettings } from '../../outbox/sink-settings';
import { reachSink } from '../../outbox/test-sink';
import { sampleMessages } from '../../store/outbox';
import { recordSinkAct } from '../../store/sink-acts';
import type { SinkRow } from '../../store/sinks';
import { askOnce } from '../../store/transaction';

type Doing = Pick<Administering, 'db' | 'organisation' | 'now' | 'by'>;
type Checked = {
  readonly topic: string | null;
  readonly verdict: 'accepted' | 'refused';
  readonly faults: readonly { readonly pointer: string; readonly message: string }[];
};
export type Tested = { readonly problem: string | null; readonly messages: readonly Checked[] };
export type TestSink = (row: SinkRow, doing: Doing) => Promise<Tested>;

export const sinkTester =
  (opening: Opening): TestSink =>
  async (row, doing) => {
    const { db, organisation, now: at, by } = doing;
    const reach = await reachSink(row, opening);
    const problem = reach.type === 'reached' ? null : reach.problem;
    const done = { sinkId: row.id, act: 'tested', by, at, note: problem ?? 'reached' } as const;
    await recordSinkAct((statement, values) => askOnce(db, statement, values), organisation, done);
    return { problem, messages: await conformances(row, doing, opening) };
  };

/** Of a broker in that encoding only: nobody else is sent these envelopes. */
async function conformances(row: SinkRow, { db, organisation, now }: Doing, { host }: Opening) {
  if (row.kind !== 'rabbitmq' || row.settings.encoding === 'cloudevents') return [];
  const namespace = rabbitSettings.safeParse(row.settings).data?.namespace ?? DEFAULT_NAMESPACE;
  const messages = await sampleMessages(db, organisation, null);
  return messages.map(({ topic, payload }): Checked => {
    const event = readCloudEvent(payload);
    const envelope = event === null ? payload : massTransitEnvelope(event, { namespace, host }, now);
    const body = JSON.stringify(envelope ?? payload);
    const { verdict, faults } = conformanceOf(body, { namespace, contentType: MASS_TRANSIT_CONTENT_TYPE });
    return { topic, verdict, faults: faults.map(({ pointer, message }) => ({ pointer, message })) };
  });
}
