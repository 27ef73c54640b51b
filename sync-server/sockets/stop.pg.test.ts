import { randomUUID } from 'node:crypto';
import { pushAckSchema } from 'shared/contract/conversation';
import { expect, test } from 'vitest';
import { handshakeOf, startTestServer } from '../testing/server';
import { ask, connectTo, heard } from '../testing/talk';

test('SRV-9 a stop says goodbye, answers what is under way, and lets nobody in any more', async () => {
  const server = await startTestServer();
  const me = await server.desktop('clerk');
  const socket = server.socket(handshakeOf(me));
  await connectTo(socket);
  const commands = Array.from({ length: 100 }, (_, index) => ({
    id: randomUUID(),
    seq: index + 1,
    type: 'CreateSite',
    v: 1,
    subject: randomUUID(),
    payload: { code: `S${index}`, name: 'North' },
    after: [],
    author: me.personId,
    occurredAt: server.clock.now().toISOString(),
  }));
  const goodbye = heard(socket, 'closing');
  const gone = heard(socket, 'disconnect');
  const pushed = ask(socket, 'push', { commands });
  await ask(socket, 'hello', {}); // answered behind the push's frame, so the server has it in hand
  const stopped = server.stop();
  expect(pushAckSchema.parse(await pushed).results).toHaveLength(100);
  expect(await goodbye).toMatchObject({ reason: 'stopping', retryAfterMs: expect.any(Number) });
  await gone;
  await stopped;
  expect(await connectTo(server.socket(handshakeOf(me)))).toEqual(expect.any(String));
  await server.close();
});
