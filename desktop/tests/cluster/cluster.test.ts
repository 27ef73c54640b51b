// Several servers on one Postgres are one server to everybody: heard at once, right whatever is away, whole when one dies.
import { randomUUID } from 'node:crypto';
import { pushAckSchema } from 'shared/contract/conversation';
import { PROTOCOL_VERSION } from 'shared/contract/version';
import { deviceId } from 'shared/ids';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Intent } from '../../renderer/commands/intent';
import type { Desktop } from '../system/desktop';
import { startDesktop } from '../system/desktop';
import { plainDisk } from '../system/disk';
import type { Account } from '../system/people';
import { answers, redisUrl } from '../system/services';
import { startServer } from '../system/server-process';
import { until } from '../system/until';
import type { SetUp } from './set-up';
import { openSetUp, ordersToPlace } from './set-up';

const hasRedis = await answers('Redis', redisUrl);

describe.skipIf(!hasRedis)('a cluster', () => {
  let setUp: SetUp;
  let [ada, ben]: readonly Account[] = [];
  const desktops = new Set<Desktop>();

  beforeAll(async () => {
    setUp = await openSetUp(redisUrl);
    [ada, ben] = [await setUp.hire('ada'), await setUp.hire('ben')];
  });
  afterAll(async () => {
    for (const desktop of desktops) await desktop.stop();
    await setUp.close();
  });

  async function seat(url: string, account: Account | undefined): Promise<Desktop & { readonly heard: string[] }> {
    if (account === undefined) throw new Error('nobody was hired');
    const heard: string[] = [];
    const desktop = await startDesktop({
      ...{ url, account, disk: plainDisk(), deviceId: deviceId(randomUUID()) },
      wrapWire: (wire) => {
        wire.listen({
          poked: () => undefined,
          closing: () => heard.push('closing'),
          closed: () => heard.push('closed'),
        });
        return wire;
      },
    });
    desktops.add(desktop);
    await desktop.settled();
    const leave = async () => {
      if (desktops.delete(desktop)) await desktop.stop();
    };
    return { ...desktop, stop: leave, heard };
  }

  const holds = async (desktop: Desktop, intent: Intent) =>
    (await desktop.views()).some(({ id }) => id === intent.subject);
  const sees = async (desktop: Desktop, intent: Intent, withinMs = 15_000) => {
    const from = performance.now();
    await until(() => holds(desktop, intent), { withinMs });
    return performance.now() - from;
  };

  test('CLU-1 a desktop hears at once what was pushed to another server', async () => {
    const [here, there] = [await seat(setUp.one.url, ada), await seat(setUp.two.url, ben)];
    const orders = ordersToPlace(here.session.organisationId, 1, 10);
    const waited: number[] = [];
    for (const order of orders) {
      await there.act(order);
      waited.push(await sees(here, order));
    }
    // Looking at the feed once a second would be this quick for two in five of them.
    expect(waited.filter((ms) => ms < 400).length).toBeGreaterThanOrEqual(8);
  });

  test('CLU-2 without Redis everybody catches up all the same, and a server can start', async () => {
    const [here, there] = [await seat(setUp.one.url, ada), await seat(setUp.two.url, ben)];
    const [before, meanwhile, after] = ordersToPlace(here.session.organisationId, 2, 3);
    if (before === undefined || meanwhile === undefined || after === undefined) throw new Error('too few orders');
    setUp.redis.cut();
    await there.act(before);
    await sees(here, before);
    const third = await startServer({
      ...setUp.where,
      environment: { ...setUp.where.environment, WAYBILL_ROLE: 'api' },
    });
    const elsewhere = await seat(third.url, ben);
    await there.act(meanwhile);
    await Promise.all([sees(here, meanwhile), sees(elsewhere, meanwhile)]);
    setUp.redis.mend();
    await until(() => third.said().includes('cluster-link-'), { withinMs: 15_000 });
    await there.act(after);
    await Promise.all([sees(here, after), sees(elsewhere, after)]);
    expect(await third.stop()).toBe(143);
    expect(elsewhere.heard[0]).toBe('closing');
    // A goodbye is for those who are connected there, and for nobody else.
    expect([here.heard, there.heard]).toEqual([[], []]);
  });

  test('CLU-3 one device at two servers at the same moment: each command once, the same answer from both', async () => {
    const desk = await seat(setUp.one.url, ada);
    const commands = ordersToPlace(desk.session.organisationId, 3, 20).map((intent, position) => ({
      ...intent,
      ...{ id: randomUUID(), seq: position + 1, v: 1, after: [] },
      ...{ author: desk.session.person.id, occurredAt: new Date().toISOString() },
    }));
    await desk.stop();
    const answered = await Promise.all([setUp.one, setUp.two].map(({ url }) => pushAll(url, desk, commands)));
    expect(answered[0]).toHaveLength(20);
    expect(answered[1]).toEqual(answered[0]);
    const ids = commands.map(({ id }) => id);
    const counted = 'select count(*)::int as times from events where command_id = any($1::uuid[])';
    expect(await setUp.database.query(counted, [ids])).toEqual([{ times: 20 }]);
  });

  test('CLU-4 api servers answer and workers work; a worker tells how it is and lets nobody in', async () => {
    const { one, two, worker } = setUp;
    await until(() => worker.said().includes('message-left'), { withinMs: 15_000 });
    expect(one.said() + two.said()).not.toContain('message-left');
    expect((await fetch(`${worker.url}/readyz`)).status).toBe(200);
    expect((await fetch(`${worker.url}/api/v1/session`, { method: 'POST' })).status).toBe(404);
  });

  test('CLU-5 a server killed in the middle of a burst: desktops go on at the other one, nothing is lost, nothing done twice', async () => {
    const crew = await Promise.all([ada, ben, ada].map((account) => seat(setUp.proxy.url, account)));
    const bursts = crew.map((desktop, n) => ordersToPlace(desktop.session.organisationId, 10 + n, 60));
    const ids = bursts.flat().map(({ subject }) => subject);
    const placed = async () => {
      const sql = "select aggregate_id as id from events where type = 'OrderPlaced' and aggregate_id = any($1::uuid[])";
      return (await setUp.database.query<{ id: string }>(sql, [ids])).map(({ id }) => id).sort();
    };
    const capturing = Promise.all(
      crew.map(async (desktop, n) => {
        for (const order of bursts[n] ?? []) await desktop.act(order);
      }),
    );
    await until(async () => (await placed()).length > 20, { withinMs: 30_000 });
    await setUp.one.kill();
    await capturing;
    for (const desktop of crew) await desktop.settled(60_000);
    expect(await placed()).toEqual([...ids].sort());
    for (const desktop of crew) {
      const { unsettled, orders } = await countsOf(desktop, ids);
      expect({ unsettled, orders }).toEqual({ unsettled: 0, orders: ids.length });
    }
    expect(crew.some(({ heard }) => heard.includes('closed'))).toBe(true);
  });
});

async function countsOf(desktop: Desktop, ids: readonly string[]) {
  const { queued, accepted } = await desktop.status();
  const held = new Set((await desktop.views()).map(({ id }) => id));
  return { unsettled: queued + accepted, orders: ids.filter((id) => held.has(id)).length };
}

/** As a device would that believes its first connection is gone. */
async function pushAll(url: string, { session, deviceId: device }: Desktop, commands: readonly unknown[]) {
  const socket = io(`${url}/sync`, {
    auth: { token: session.accessToken, deviceId: device, protocol: PROTOCOL_VERSION, appVersion: 'system-test' },
    ...{ transports: ['websocket'], reconnection: false, forceNew: true },
  });
  await new Promise<void>((connected, failed) => socket.once('connect', connected).once('connect_error', failed));
  try {
    return pushAckSchema.parse(await socket.timeout(30_000).emitWithAck('push', { commands })).results;
  } finally {
    socket.disconnect();
  }
}
