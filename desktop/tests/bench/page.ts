// What runs inside the browser: store, engine and order list as the product opens them, with nothing to look at.
import '../../renderer/without-eval';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import { commandId, deviceId } from 'shared/ids';
import { instantFromMillis } from 'shared/instant';
import { v7 } from 'uuid';
import { openDatabase } from '../../renderer/local/database';
import { orderList } from '../../renderer/local/order-list';
import { rxdbStore } from '../../renderer/local/rxdb-store';
import { account } from '../../renderer/sync/account';
import { socketWire } from '../../renderer/sync/connect';
import { startEngine } from '../../renderer/sync/engine';
import { alwaysLeading } from '../../renderer/sync/leadership';
import { realTimers } from '../../renderer/sync/timers';
import type { PageMeasured, PageOrder } from './page-contract';
import { watchStutter } from './stutter';

async function firstSync({ signInName, password, device }: PageOrder): Promise<PageMeasured> {
  const answer = await account('', fetch.bind(globalThis)).signIn({
    signInName,
    password,
    deviceId: deviceId(device),
    deviceName: 'Bench',
  });
  if (answer.type !== 'answer') throw new Error(`not signed in: ${JSON.stringify(answer)}`);
  const { person, organisationId: organisation, accessToken: token } = answer.body;
  const storage = getRxStorageDexie({ chromeTransactionDurability: 'strict' });
  const database = await openDatabase({ name: `bench-${device}`, storage, multiInstance: true });
  const store = rxdbStore(database);
  const start = performance.now();
  const stutter = watchStutter();
  const engine = startEngine({
    ...{ store, organisation, person: person.id, deviceId: deviceId(device), appVersion: 'bench' },
    now: () => instantFromMillis(Date.now()),
    random: Math.random,
    newId: () => commandId(v7()),
    timers: realTimers,
    wire: socketWire({ url: '' }),
    leadership: alwaysLeading,
    refreshToken: async () => ({ type: 'token', token }),
    report: (fault) => {
      throw fault;
    },
  });
  const list = orderList(database, 'all');
  let firstRowsMs = 0;
  list.subscribe(() => {
    if (firstRowsMs === 0 && (list.get()?.rows.length ?? 0) > 0) firstRowsMs = performance.now() - start;
  });
  await new Promise<void>((done) => {
    engine.onStanding(({ head, cursor, connection }) => {
      if (connection.status === 'live' && head > 0 && cursor === head) done();
    });
  });
  const settledMs = performance.now() - start;
  const longestStutterMs = await stutter.end();
  const held = (await store.bases('order')).length;
  return { firstRowsMs, settledMs, longestStutterMs, held };
}

Object.assign(globalThis, { firstSync });
