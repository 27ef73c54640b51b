import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { keyOf } from 'shared/aggregate';
import { LIMITS } from 'shared/contract/version';
import type { TransportCode } from 'shared/contract/codes';
import { NO_FILTER } from 'shared/order/order-filter';
import { MANAGER } from 'shared/testing/examples';
import { memoryStore } from '../local/memory-store';
import { checkCalm, checkOrder } from '../testing/check';
import type { ModelDesktop } from '../testing/model-desktop';
import { fairWeather } from '../testing/model-wire';
import { cancel, down, held, note, orderAt, place, truth, world } from '../testing/world';
import type { Leadership } from './leadership';

let here: ReturnType<typeof world>;
beforeEach(() => {
  here = world();
});
afterEach(() => here.stop());

const did = async (desktop: ModelDesktop, ...intents: Parameters<ModelDesktop['act']>[0][]) => {
  for (const intent of intents) expect(await desktop.act(intent)).toMatchObject({ type: 'done' });
};
const asked = (desktop: ModelDesktop, name: string) => desktop.wire.heard.filter((one) => one.name === name);
const connection = (desktop: ModelDesktop) => desktop.engine.standing().connection;
const pushedIds = (desktop: ModelDesktop) =>
  asked(desktop, 'push').map(({ body }) => (body as { commands: { id: string }[] }).commands.map(({ id }) => id));

describe('a day of two desktops', () => {
  test('SYN-20 what was done offline is seen at once, goes up on reconnect and is settled on both desktops', async () => {
    const { time, server, start } = here;
    const one = start(1, { weather: down() });
    const two = start(2);
    await did(one, place(), note(1));
    expect(await held(one)).toMatchObject({ localState: 'pending', pendingCount: 2, base: null });
    await time.pass(5_000);
    expect(one.engine.standing()).toMatchObject({ queued: 2, received: null });
    expect(asked(one, 'push')).toEqual([]);
    one.weather.up = true;
    await time.pass(40_000);
    expect(await held(one)).toMatchObject({
      localState: 'synced',
      pendingCount: 0,
      base: { version: 2 },
      state: truth(server),
    });
    expect((await held(two))?.state).toEqual(truth(server));
    for (const desktop of [one, two]) checkCalm(desktop, server);
    expect(one.engine.standing()).toMatchObject({
      connection: { status: 'live' },
      made: 2,
      received: 2,
      cursor: server.head(),
    });
  });

  test('SYN-13 a change is on the other desktop after a poke, without waiting for the next look', async () => {
    const { time, start, server } = here;
    const [one, two] = [start(1), start(2)];
    await time.pass(1_000);
    await did(one, place());
    await time.pass(300);
    expect((await held(two))?.state).toEqual(truth(server));
    expect(one.engine.standing()).toMatchObject({ queued: 0, accepted: 0 });
  });

  test('SYN-13 a poke that is lost is made up for by the next look', async () => {
    const { time, start, server } = here;
    const [one, two] = [start(1), start(2)];
    await time.pass(1_000);
    server.onPoke = () => () => true;
    two.wire.cut();
    await time.pass(2_000);
    await did(one, place());
    await time.pass(1_000);
    expect(await held(two)).toBeUndefined();
    await time.pass(60_000);
    expect((await held(two))?.state).toEqual(truth(server));
  });

  test('SYN-13 a desktop that has nothing to do asks for nothing but a look now and then', async () => {
    const { time, start } = here;
    const one = start(1);
    await time.pass(600_000);
    expect(one.wire.heard.length).toBeGreaterThan(9);
    expect(one.wire.heard.length).toBeLessThan(25);
  });

  test('SYN-4 what the server refuses goes back in the view and stays in front of its author, on every device', async () => {
    const { time, start, server } = here;
    const one = start(1);
    await time.pass(1_000);
    await did(one, place());
    await time.pass(1_000);
    const two = start(2, { person: MANAGER });
    await time.pass(1_000);
    one.weather.up = false;
    one.wire.cut();
    await did(two, cancel());
    await did(one, {
      type: 'PlaceHold',
      subject: orderAt().id as never,
      payload: { holdId: orderAt().id, reason: 'wait' },
    });
    await time.pass(1_000);
    expect(await held(one)).toMatchObject({ state: { holds: [{ reason: 'wait' }] } });
    one.weather.up = true;
    await time.pass(60_000);
    expect((await held(one))?.state).toEqual(truth(server));
    expect(await one.store.rejected()).toMatchObject([{ code: 'wrong-status', params: { status: 'cancelled' } }]);
    const other = start(3);
    await time.pass(5_000);
    expect(await other.store.rejected()).toMatchObject([{ code: 'wrong-status', type: 'PlaceHold', seq: 0 }]);
    const [refused] = await other.store.rejected();
    await other.acknowledge(refused?.id as never);
    await time.pass(5_000);
    for (const desktop of [one, other]) expect(await desktop.store.rejected()).toEqual([]);
    expect((await one.store.counts()).acknowledged).toBe(1);
  });

  test('SYN-14 a thousand commands go up in the order they were made, a hundred at a time', async () => {
    const { time, start, server } = here;
    const one = start(1, { weather: down() });
    for (let n = 0; n < 500; n++) await did(one, place(n), note(n, n));
    one.weather.up = true;
    await time.pass(60_000);
    expect(pushedIds(one).map(({ length }) => length)).toEqual(Array(10).fill(LIMITS.pushCommands));
    checkCalm(one, server);
    checkOrder(server);
    expect(one.engine.standing()).toMatchObject({ made: 1_000, received: 1_000 });
  });
});

describe('trouble', () => {
  const codes = (answers: Readonly<Record<string, TransportCode | null>>) => (token: string) => answers[token] ?? null;

  test('SYN-32 an expired token is replaced, on connecting and in mid-conversation, and nothing is lost', async () => {
    const { time, start, server } = here;
    const answers: Record<string, TransportCode | null> = { t0: 'AUTH_EXPIRED' };
    let token = 0;
    const one = start(1, {
      accepts: (text) => answers[text] ?? null,
      refreshToken: async () => ({ type: 'token', token: `t${token++}` }),
    });
    await time.pass(1_000);
    expect([connection(one).status, token]).toEqual(['live', 2]);
    answers.t1 = 'AUTH_EXPIRED';
    await did(one, place());
    await time.pass(2_000);
    expect(token).toBe(3);
    checkCalm(one, server);
  });

  test('SYN-32 a token that cannot be fetched now is fetched later', async () => {
    const { time, start } = here;
    let reachable = false;
    const one = start(1, {
      refreshToken: async () => (reachable ? { type: 'token', token: 'good' } : { type: 'unreachable' }),
    });
    await time.pass(10_000);
    expect(connection(one).status).toBe('offline');
    reachable = true;
    await time.pass(40_000);
    expect(connection(one).status).toBe('live');
  });

  test.each([
    ['AUTH_REVOKED', 'revoked'],
    ['WRONG_USER', 'wrong-user'],
    ['PROTOCOL_TOO_OLD', 'app-too-old'],
    ['PROTOCOL_TOO_NEW', 'app-too-new'],
  ] as const)(
    'SYN-32 %s stops the conversation and keeps the queue, until somebody tries again',
    async (code, reason) => {
      const { time, start, server } = here;
      const answers: Record<string, TransportCode | null> = { good: code };
      const one = start(1, { accepts: codes(answers) });
      await did(one, place());
      await time.pass(300_000);
      expect(one.engine.standing()).toMatchObject({ connection: { status: 'rejected', reason }, queued: 1 });
      expect(one.wire.heard).toEqual([]);
      answers.good = null;
      one.engine.syncNow();
      await time.pass(2_000);
      checkCalm(one, server);
    },
  );

  test('SYN-32 signed out: the queue waits for its person', async () => {
    const { time, start } = here;
    const one = start(1, { refreshToken: async () => ({ type: 'signed-out' }) });
    await did(one, place());
    await time.pass(60_000);
    expect(one.engine.standing()).toMatchObject({
      connection: { status: 'rejected', reason: 'signed-out' },
      queued: 1,
    });
  });

  test('SYN-33 a busy server is left alone for a while, whatever happens here', async () => {
    const { time, start, server } = here;
    let busy = true;
    const one = start(1, { weather: { up: true, next: () => (busy ? 'busy' : 'none') }, random: () => 0.99 });
    for (let n = 0; n < 100; n++) {
      await did(one, place(n));
      await time.pass(600);
    }
    expect(connection(one).status).toMatch(/waiting|live/);
    busy = false;
    await time.pass(40_000);
    checkCalm(one, server);
  });

  test('SYN-32 a batch the server finds too large is halved until it fits; a command that never fits is refused here', async () => {
    const { time, start, server } = here;
    server.terms.limits = { ...LIMITS, pushBytes: 2_000 };
    const one = start(1, { weather: down() });
    for (let n = 0; n < 9; n++) await did(one, place(n));
    await did(one, { ...note(1), payload: { noteId: orderAt().id, text: 'x'.repeat(1_900) } } as never, note(2));
    one.weather.up = true;
    await time.pass(60_000);
    expect(pushedIds(one).every(({ length }) => length <= 3)).toBe(true);
    expect(await one.store.rejected()).toMatchObject([{ code: 'TOO_LARGE', seq: 10 }]);
    expect((await one.store.counts()).queued).toBe(1);
    const [large] = await one.store.rejected();
    await one.acknowledge(large?.id as never);
    await time.pass(60_000);
    checkCalm(one, server);
    expect(one.engine.standing()).toMatchObject({ made: 11, received: 11 });
  });

  test('SYN-9 a command the server stumbles over holds back its own subject alone, and goes when the server is healed', async () => {
    const { time, start, server } = here;
    const one = start(1);
    await time.pass(1_000);
    server.stumbleOver(orderAt(0));
    await did(one, place(0), note(1, 0), place(1), note(2, 1));
    await time.pass(120_000);
    expect((await one.store.queued(9, 0)).map(({ seq }) => seq)).toEqual([1, 2]);
    expect((await held(one, 1))?.localState).toBe('synced');
    expect(one.engine.standing().heldBack).toBe(2);
    expect(asked(one, 'push').length).toBeLessThan(25);
    server.heal();
    await time.pass(60_000);
    checkCalm(one, server);
    checkOrder(server);
  });

  test('SYN-28 an answer that was lost is asked for again with the same ids, and nothing happens twice', async () => {
    const { time, start, server } = here;
    let n = 0;
    const one = start(1, { weather: { up: true, next: () => (++n % 2 === 0 ? 'reply-lost' : 'none') } });
    await did(one, place(), note(1));
    await time.pass(400_000);
    expect(new Set(pushedIds(one).flat()).size).toBe(2);
    expect(truth(server)).toMatchObject({ notes: [{ text: 'note 1' }] });
    expect(server.receipts()).toHaveLength(2);
  });

  test('SYN-1 a full disk stops nothing for good', async () => {
    const { time, start, server } = here;
    const inner = memoryStore();
    let full = true;
    const one = start(1, {
      storage: { ...inner, write: (writes) => (full ? Promise.reject(new Error('disk full')) : inner.write(writes)) },
    });
    await did(one, place());
    await time.pass(10_000);
    expect(one.faults.length).toBeGreaterThan(0);
    full = false;
    await time.pass(60_000);
    one.faults.length = 0;
    checkCalm(one, server);
  });

  test('SYN-13 a server that is going away is left alone as long as it asks', async () => {
    const { time, start } = here;
    const one = start(1);
    await time.pass(1_000);
    one.wire.closing(20_000);
    one.wire.cut();
    await time.pass(19_000);
    expect(connection(one).status).toBe('offline');
    await time.pass(2_000);
    expect(connection(one).status).toBe('live');
  });
});

describe('scope and pins', () => {
  const openOrders = (ref: { type: string }, state: { status?: string }) =>
    ref.type !== 'order' || state.status === 'placed';

  test('SYN-31 what leaves the scope goes, and what comes into it comes, without going back to the beginning', async () => {
    const { time, start, server } = here;
    const [one, two] = [start(1), start(2)];
    await did(one, place(0), place(1), cancel(1));
    await time.pass(2_000);
    server.setScope('open', openOrders as never);
    await time.pass(70_000);
    expect([await held(two, 0), await held(two, 1)]).toMatchObject([{ id: orderAt(0).id }, undefined]);
    await did(one, cancel(0));
    await time.pass(2_000);
    expect(await held(two, 0)).toBeUndefined();
    server.setScope('all', () => true);
    await time.pass(70_000);
    for (const desktop of [one, two]) checkCalm(desktop, server);
    expect(asked(two, 'pull').filter(({ body }) => (body as { cursor: number }).cursor === 0)).toHaveLength(1);
  });

  test('SYN-31 what is pinned stays beyond the scope and stays fresh, until it is unpinned', async () => {
    const { time, start, server } = here;
    const [one, two] = [start(1), start(2)];
    await did(one, place(0));
    server.setScope('none', (ref) => ref.type !== 'order');
    await time.pass(70_000);
    expect(await held(two)).toBeUndefined();
    const fetching = two.engine.fetch([orderAt(0), orderAt(9)]);
    await time.pass(1_000);
    expect(await fetching).toEqual({ type: 'fetched', missing: [orderAt(9)] });
    const pinning = one.engine.fetch([orderAt(0)]);
    await time.pass(1_000);
    await pinning;
    await did(one, note(5));
    await time.pass(2_000);
    expect(await held(two)).toMatchObject({ pinned: true, state: truth(server) });
    await two.engine.unpin([orderAt(0)]);
    expect(await held(two)).toBeUndefined();
  });

  test('SYN-31 own work on what has left the scope is seen until it is answered', async () => {
    const { time, start, server } = here;
    const one = start(1);
    await did(one, place(0));
    await time.pass(2_000);
    one.weather.up = false;
    one.wire.cut();
    await did(one, note(1));
    server.setScope('none', (ref) => ref.type !== 'order');
    server.stumbleOver(orderAt(0));
    one.weather.up = true;
    await time.pass(30_000);
    expect(await held(one)).toMatchObject({ gone: true, pendingCount: 1, state: { notes: [{ text: 'note 1' }] } });
    server.heal();
    await time.pass(60_000);
    expect(await held(one)).toBeUndefined();
    checkCalm(one, server);
  });

  test('SYN-31 offline nothing can be fetched, and it is said', async () => {
    const one = here.start(1, { weather: down() });
    expect(await one.engine.fetch([orderAt(0)])).toEqual({ type: 'offline' });
    expect(await one.engine.search({ type: 'order', text: 'W-1', after: null })).toEqual({ type: 'offline' });
  });

  test('SYN-31 a search shows what the server finds and keeps nothing', async () => {
    const { time, start, server } = here;
    const [one, two] = [start(1), start(2)];
    await did(one, place(0), place(1));
    server.setScope('none', (ref) => ref.type !== 'order');
    await time.pass(70_000);
    const searching = two.engine.search({ type: 'order', text: 'W', after: null });
    await time.pass(1_000);
    expect(await searching).toMatchObject({
      type: 'page',
      total: 2,
      after: null,
      documents: [{ id: orderAt(0).id }, { id: orderAt(1).id }],
    });
    expect(await held(two, 0)).toBeUndefined();
  });

  test('BRD-7 older orders are shown by the same filter and not kept; one of them is acted on once it was brought here', async () => {
    const { time, start, server } = here;
    const [one, two] = [start(1), start(2)];
    await did(one, place(0), place(1, 'X-1'), cancel(0), cancel(1));
    server.setScope('none', (ref) => ref.type !== 'order');
    await time.pass(70_000);
    const filter = { ...NO_FILTER, text: 'x', statuses: ['cancelled' as const] };
    const asking = two.engine.older({ filter, before: null, after: null, limit: 200 });
    await time.pass(1_000);
    expect(await asking).toMatchObject({ type: 'page', total: 1, after: null, orders: [{ number: 'X-1' }] });
    expect(await held(two, 1)).toBeUndefined();
    expect(await two.act(note(3, 1))).toMatchObject({ type: 'not-at-hand' });
    const bringing = two.engine.fetch([orderAt(1)]);
    await time.pass(1_000);
    await bringing;
    await did(two, note(3, 1));
    await time.pass(5_000);
    expect(await held(two, 1)).toMatchObject({ pinned: true, pendingCount: 0, state: { notes: [{ text: 'note 3' }] } });
    expect(truth(server, 1)).toMatchObject({ notes: [{ text: 'note 3' }] });
  });

  test('BRD-10 a busy server is asked again before it is said, and offline is said at once', async () => {
    const mishaps = ['busy', 'busy', 'none'] as ('busy' | 'none')[];
    const weather = fairWeather();
    const one = here.start(1, { weather: { ...weather, next: () => (trying ? (mishaps.shift() ?? 'busy') : 'none') } });
    let trying = false;
    await here.time.pass(2_000);
    const asked = { filter: NO_FILTER, before: null, after: null, limit: 0 };
    trying = true;
    const answered = one.engine.older(asked);
    await here.time.pass(20_000);
    expect(await answered).toMatchObject({ type: 'page', total: 0 });
    const given = one.engine.past(orderAt(0), null, 50);
    await here.time.pass(60_000);
    expect(await given).toEqual({ type: 'busy' });
    one.wire.wire.close();
    expect(await one.engine.older(asked)).toEqual({ type: 'offline' });
  });
});

describe('a server that was restored', () => {
  test('SYN-30 what the backup had not seen is sent again; nothing is doubled and nothing is missing', async () => {
    const { time, start, server } = here;
    const [one, two] = [start(1), start(2)];
    await did(one, place(0), note(1));
    await time.pass(2_000);
    const backup = server.picture();
    await did(one, note(2), place(1));
    await did(two, place(2));
    await time.pass(2_000);
    server.restore(backup);
    await time.pass(90_000);
    expect(truth(server)).toMatchObject({ notes: [{ text: 'note 1' }, { text: 'note 2' }] });
    for (const desktop of [one, two]) checkCalm(desktop, server);
    expect(server.keys().sort()).toEqual([keyOf(orderAt(0)), keyOf(orderAt(1)), keyOf(orderAt(2))]);
  });

  test('SYN-30 a cursor beyond the head is as good as another epoch', async () => {
    const { time, start, server } = here;
    const one = start(1);
    await did(one, place(0));
    await time.pass(2_000);
    const backup = server.picture();
    await did(one, note(1), note(2));
    await time.pass(2_000);
    server.restore(backup, false);
    await time.pass(90_000);
    expect(truth(server)).toMatchObject({ notes: [{ text: 'note 1' }, { text: 'note 2' }] });
    checkCalm(one, server);
  });

  test('SYN-4 a refusal the server has forgotten is not asked again; its number is, and it can still be acknowledged', async () => {
    const { time, start, server } = here;
    const one = start(1, { weather: down() });
    const two = start(2, { person: MANAGER });
    await did(two, place(0, 'theirs'));
    await time.pass(2_000);
    const backup = server.picture();
    await did(one, place(0, 'mine'));
    one.weather.up = true;
    await time.pass(40_000);
    expect(await one.store.rejected()).toMatchObject([{ code: 'order-exists' }]);
    server.restore(backup);
    await time.pass(90_000);
    expect(await one.store.rejected()).toHaveLength(1);
    expect(one.engine.standing()).toMatchObject({ made: 1, received: 1 });
    const [refused] = await one.store.rejected();
    await one.acknowledge(refused?.id as never);
    await time.pass(2_000);
    expect(await one.store.rejected()).toEqual([]);
    checkCalm(one, server);
  });

  test('SYN-17 views made anew from the beginning are the same views', async () => {
    const { time, start, server } = here;
    const one = start(1);
    for (let n = 0; n < 20; n++) await did(one, place(n));
    await time.pass(2_000);
    server.stumbleOver(orderAt(3));
    await did(one, note(1, 3), cancel(4));
    await time.pass(2_000);
    const view = async (n: number) => {
      const { base, ...rest } = (await held(one, n)) ?? { base: null };
      return { ...rest, base: base && { ...base, epoch: '' } };
    };
    const before = await Promise.all(Array.from({ length: 20 }, (_, n) => view(n)));
    one.engine.rebuild();
    await time.pass(2_000);
    expect(await Promise.all(Array.from({ length: 20 }, (_, n) => view(n)))).toEqual(before);
    expect((await held(one, 0))?.base?.epoch).toMatch(/#2$/);
  });
});

describe('a desktop that lost something', () => {
  test('SYN-14 a store that was itself restored goes on behind the numbers the server has seen', async () => {
    const { time, start, server } = here;
    const one = start(1);
    await did(one, place(0));
    await time.pass(2_000);
    const old = one.storage.snapshot();
    await did(one, note(1), note(2));
    await time.pass(2_000);
    one.crash();
    const again = start(1, { storage: memoryStore(old), firstId: 500_000 });
    await time.pass(2_000);
    await did(again, note(3));
    await time.pass(2_000);
    expect(
      (await again.store.rows(server.receipts().map(({ commandId }) => commandId))).map(({ seq, type }) => [seq, type]),
    ).toEqual([
      [1, 'PlaceOrder'],
      [4, 'Withdrawn'],
      [5, 'AddNote'],
    ]);
    expect(truth(server)).toMatchObject({ notes: [{ text: 'note 1' }, { text: 'note 2' }, { text: 'note 3' }] });
    checkCalm(again, server);
    expect(again.engine.standing()).toMatchObject({ made: 5, received: 5 });
  });

  test('SYN-4 a laptop that was lost is replaced by one that shows the same open refusals', async () => {
    const { time, start, server } = here;
    const [one, two] = [start(1, { weather: down() }), start(2)];
    await did(one, place(0, 'mine'));
    await did(two, place(0, 'theirs'));
    await time.pass(2_000);
    one.weather.up = true;
    await time.pass(40_000);
    one.crash();
    const replaced = start(7);
    await time.pass(2_000);
    expect(await replaced.store.rejected()).toMatchObject([
      { code: 'order-exists', payload: { number: 'mine' }, seq: 0 },
    ]);
    checkCalm(replaced, server);
  });

  test('SYN-15 a page that is taken in again changes nothing', async () => {
    const { time, start } = here;
    const [one, two] = [start(1), start(2)];
    await did(one, place(0), note(1), place(1), cancel(1));
    await time.pass(2_000);
    const before = [...two.storage.snapshot().documents];
    await two.store.setPosition({ cursor: 1 });
    two.engine.syncNow();
    await time.pass(2_000);
    expect([...two.storage.snapshot().documents]).toEqual(before);
  });
});

describe('several windows', () => {
  /** Passes on as Web Locks do. */
  const baton = (): Leadership => {
    const waiting: (() => void)[] = [];
    return {
      lead: (onLead) => {
        waiting.push(onLead);
        if (waiting[0] === onLead) onLead();
        return () => {
          const led = waiting[0] === onLead;
          waiting.splice(waiting.indexOf(onLead), 1);
          if (led) waiting[0]?.();
        };
      },
    };
  };

  test('SYN-16 every window may act and one sends; when it closes the next goes on and nothing is lost', async () => {
    const { time, start, server } = here;
    const [storage, leadership] = [memoryStore(), baton()];
    const first = start(1, { storage, leadership });
    const second = start(1, { storage, leadership, firstId: 500_000 });
    await time.pass(1_000);
    expect([first, second].map(({ engine }) => engine.standing().leading)).toEqual([true, false]);
    await Promise.all([did(first, place(0), note(1)), did(second, place(1), place(2))]);
    await time.pass(1_000);
    expect(asked(second, 'push')).toEqual([]);
    expect(asked(second, 'pull')).toEqual([]);
    expect(second.engine.standing()).toMatchObject({ queued: 0, accepted: 0, made: 4 });
    await did(second, note(2, 1));
    await first.engine.stop();
    await did(second, note(3, 1));
    await time.pass(2_000);
    expect(second.engine.standing().leading).toBe(true);
    checkCalm(second, server);
    checkOrder(server);
  });

  test('RUN-2 a stopped engine leaves no timer, no connection and no listener behind, whenever it is stopped', async () => {
    const { time, start, server } = here;
    for (const ms of [0, 10, 30, 50, 70, 200, 5_000]) {
      const one = start(1, { storage: memoryStore(), firstId: (ms + 1) * 10_000 });
      await did(one, place(ms + 1));
      await time.pass(ms);
      await one.engine.stop();
      expect([one.wire.connected(), connection(one).status]).toEqual([false, 'stopped']);
      await time.pass(20_000);
      expect(time.waiting()).toBe(0);
      const heard = one.wire.heard.length;
      await did(one, place(ms + 2));
      await time.pass(100_000);
      expect(one.wire.heard.length).toBe(heard);
    }
    expect(server.head()).toBeGreaterThan(0);
  });

  test('RUN-2 idle is told once there is nothing to do but wait', async () => {
    const { time, start } = here;
    const one = start(1);
    let idle = false;
    void one.engine.idle().then(() => (idle = true));
    await time.settle();
    expect(idle).toBe(false);
    await time.pass(200);
    expect(idle).toBe(true);
  });
});
