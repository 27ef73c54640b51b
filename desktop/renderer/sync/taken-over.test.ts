// A refusal taken over by a manager, between two real engines on the model server.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keyOf, ref } from 'shared/aggregate';
import { commandId } from 'shared/ids';
import { CLERK, MANAGER } from 'shared/testing/examples';
import type { ModelDesktop } from '../testing/model-desktop';
import { cancel, note, place, world } from '../testing/world';

let here: ReturnType<typeof world>;
beforeEach(() => {
  here = world();
});
afterEach(() => here.stop());

async function refusalOf({ store }: ModelDesktop, id: string) {
  const key = ref('refusal', commandId(id));
  return (await store.documents([key])).get(keyOf(key))?.document;
}

/** Two desktops of one order; what the clerk did to it too late is refused. */
async function refusedToClerk() {
  const { time, start } = here;
  const weather = { next: () => 'none' as const, up: true };
  const [clerk, manager] = [start(1, { weather }), start(2, { person: MANAGER })];
  await clerk.act(place());
  await time.pass(2_000);
  weather.up = false;
  clerk.wire.cut();
  await clerk.act(cancel());
  await manager.act(cancel());
  await time.pass(5_000);
  weather.up = true;
  await time.pass(60_000);
  const [row] = await clerk.store.rejected();
  if (row === undefined) throw new Error('nothing was refused');
  return { clerk, manager, id: row.id, weather };
}

test('REF-5 a manager holds what was refused to others, takes it over without the server, and its author is told', async () => {
  const { clerk, manager, id } = await refusedToClerk();
  const seen = await refusalOf(manager, id);
  expect(seen).toMatchObject({ localState: 'synced', state: { status: 'open', author: CLERK } });
  expect(seen?.state).toMatchObject({ refused: { type: 'CancelOrder', command: { payload: { reason: 'asked' } } } });
  expect(await refusalOf(clerk, id)).toBeUndefined();

  expect(await manager.act({ type: 'TakeOverRefusal', subject: id, payload: {} })).toMatchObject({ type: 'done' });
  expect(await refusalOf(manager, id)).toMatchObject({ localState: 'pending', state: { takenOverBy: MANAGER } });
  await here.time.pass(60_000);
  expect(await refusalOf(manager, id)).toMatchObject({ localState: 'synced', state: { takenOverBy: MANAGER } });
  expect(await refusalOf(clerk, id)).toMatchObject({ state: { status: 'open', takenOverBy: MANAGER } });
  expect(await clerk.store.rejected()).toHaveLength(1);
});

test('REF-5 done again or set aside by the manager, it leaves them; its author keeps it until they have seen that', async () => {
  const { clerk, manager, id } = await refusedToClerk();
  await manager.act({ type: 'TakeOverRefusal', subject: id, payload: {} });
  expect(await manager.reissue(id, note(1))).toMatchObject({ type: 'done' });
  await here.time.pass(60_000);
  expect(await refusalOf(manager, id)).toBeUndefined();
  expect(await manager.store.counts()).toMatchObject({ queued: 0, accepted: 0, rejected: 0 });
  expect(await refusalOf(clerk, id)).toMatchObject({ state: { status: 'acknowledged', takenOverBy: MANAGER } });
  expect(await clerk.store.rejected()).toHaveLength(1);

  await clerk.acknowledge(id);
  await here.time.pass(60_000);
  expect(await clerk.store.rejected()).toEqual([]);
  expect(await refusalOf(clerk, id)).toBeUndefined();
  expect(await clerk.store.counts()).toMatchObject({ queued: 0, accepted: 0, rejected: 0 });
});

test('REF-5 the author who deals with it at the same moment disturbs nobody, and nothing more is refused', async () => {
  const { clerk, manager, id, weather } = await refusedToClerk();
  weather.up = false;
  clerk.wire.cut();
  await clerk.acknowledge(id);
  await manager.act({ type: 'TakeOverRefusal', subject: id, payload: {} });
  await here.time.pass(5_000);
  weather.up = true;
  await here.time.pass(60_000);
  expect(await clerk.store.rejected()).toEqual([]);
  expect(await refusalOf(manager, id)).toMatchObject({ state: { status: 'open', takenOverBy: MANAGER } });
  await manager.acknowledge(id);
  await here.time.pass(60_000);
  expect(await refusalOf(manager, id)).toBeUndefined();
  for (const { store } of [clerk, manager]) expect(await store.rejected()).toEqual([]);
});

test('REF-5 a manager who joins later, or after a restore, holds what is still open', async () => {
  const { id } = await refusedToClerk();
  const late = here.start(3, { person: MANAGER });
  await here.time.pass(10_000);
  expect(await refusalOf(late, id)).toMatchObject({ state: { status: 'open', author: CLERK } });
  here.server.setScope('other', () => true);
  await here.time.pass(60_000);
  expect(await refusalOf(late, id)).toMatchObject({ state: { status: 'open' } });
  here.server.restore(here.server.picture());
  await here.time.pass(60_000);
  expect(await refusalOf(late, id)).toMatchObject({ state: { status: 'open', author: CLERK } });
});
