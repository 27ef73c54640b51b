// The conversation of PROTOCOL.md with no engine behind it: fills a server for a benchmark and fetches the pages it measures.
import { randomUUID } from 'node:crypto';
import { helloAckSchema, pullAckSchema, pushAckSchema } from 'shared/contract/conversation';
import type { HelloAck, PullAck } from 'shared/contract/conversation';
import { LIMITS, PROTOCOL_VERSION } from 'shared/contract/version';
import { generateOrders } from 'shared/demo/generate-orders';
import { deviceId } from 'shared/ids';
import type { OrganisationId, PersonId } from 'shared/ids';
import { instantFromMillis } from 'shared/instant';
import { io } from 'socket.io-client';
import type { Account } from '../system/people';
import { signIn } from '../system/people';

export type BareConversation = {
  readonly organisation: OrganisationId;
  readonly author: PersonId;
  readonly hello: HelloAck;
  /** @throws unless every command is accepted */
  readonly push: (commands: readonly unknown[]) => Promise<void>;
  readonly pull: (cursor: number) => Promise<PullAck>;
  readonly close: () => void;
};

const TIMEOUT_MS = 30_000;

export async function converse(url: string, who: Account): Promise<BareConversation> {
  const device = deviceId(randomUUID());
  const { accessToken: token, organisationId: organisation, person } = await signIn(url, who, device, new Map());
  const socket = io(`${url}/sync`, {
    auth: { token, deviceId: device, protocol: PROTOCOL_VERSION, appVersion: 'bench' },
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
  });
  const ask = (name: string, payload: unknown): Promise<unknown> =>
    socket.timeout(TIMEOUT_MS).emitWithAck(name, payload);
  await new Promise<void>((connected, failed) => socket.once('connect', connected).once('connect_error', failed));
  const clock = instantFromMillis(Date.now());
  const hello = helloAckSchema.parse(
    await ask('hello', { cursor: 0, epoch: null, scope: null, queuedCount: 0, lastSeq: 0, clock }),
  );
  return {
    organisation,
    author: person.id,
    hello,
    push: async (commands) => {
      const { results } = pushAckSchema.parse(await ask('push', { commands }));
      const other = results.find(({ status }) => status !== 'accepted');
      if (other !== undefined) throw new Error(`not accepted: ${JSON.stringify(other)}`);
    },
    pull: async (cursor) =>
      pullAckSchema.parse(await ask('pull', { cursor, epoch: hello.epoch, limit: LIMITS.pullRows })),
    close: () => void socket.disconnect(),
  };
}

/** Places generated orders of about a kilobyte, the last of them now. */
export async function placeOrders(url: string, who: Account, count: number, seed = 1): Promise<void> {
  const { organisation, author, push, close } = await converse(url, who);
  const everySeconds = 60;
  const startingAt = instantFromMillis(Date.now() - count * everySeconds * 1_000);
  let batch: unknown[] = [];
  let seq = 0;
  for (const { id, subject, payload, occurredAt } of generateOrders({
    seed,
    count,
    organisation,
    startingAt,
    everySeconds,
  })) {
    batch.push({ id, seq: (seq += 1), type: 'PlaceOrder', v: 1, subject, payload, after: [], author, occurredAt });
    if (batch.length < LIMITS.pushCommands && seq < count) continue;
    await push(batch);
    batch = [];
  }
  close();
}

/** Every document of the feed, as a fresh device gets them. */
export async function allDocuments(url: string, who: Account): Promise<PullAck['documents']> {
  const { pull, close } = await converse(url, who);
  const documents: PullAck['documents'] = [];
  for (let cursor = 0, more = true; more;) {
    const page = await pull(cursor);
    documents.push(...page.documents);
    ({ cursor, more } = page);
  }
  close();
  return documents;
}
