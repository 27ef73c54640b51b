// What goes up and what comes down take turns, on virtual time.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LIMITS } from 'shared/contract/version';
import { MANAGER } from 'shared/testing/examples';
import { checkCalm } from '../testing/check';
import type { ModelDesktop } from '../testing/model-desktop';
import { down, held, note, place, world } from '../testing/world';

let here: ReturnType<typeof world>;
beforeEach(() => {
  here = world();
});
afterEach(() => here.stop());

const names = ({ wire }: ModelDesktop) => wire.heard.map(({ name }) => name);
const OTHERS = 5_000;

test('SYN-39 while own commands keep coming, what another desktop did arrives, and the server’s count is told', async () => {
  const { time, server, start } = here;
  server.terms.limits = { ...LIMITS, pushCommands: 2 };
  const one = start(1);
  const two = start(2, { person: MANAGER });
  await time.pass(1_000);
  await two.act(place(OTHERS));
  let arrivedAfter: number | null = null;
  for (let n = 0; n < 120; n++) {
    for (let k = 0; k < 5; k++) await one.act(place(n * 5 + k));
    await time.pass(40);
    if (arrivedAfter === null && (await held(one, OTHERS)) !== undefined) arrivedAfter = (n + 1) * 40;
  }
  const { queued, received, made } = one.engine.standing();
  expect(queued).toBeGreaterThan(100);
  expect(arrivedAfter).toBeLessThan(2_200);
  expect(received).toBeGreaterThan(0);
  expect(received).toBeLessThan(made);
  await time.pass(120_000);
  for (const desktop of [one, two]) checkCalm(desktop, server);
});

test('SYN-39 while a long feed comes in, an own command goes up, and the first sync is not over before the end', async () => {
  const { time, server, start } = here;
  const two = start(2, { person: MANAGER });
  for (let n = 0; n < 300; n++) await two.act(place(OTHERS + n));
  await time.pass(30_000);
  server.terms.pageRows = 1;
  const one = start(1);
  await time.pass(500);
  await one.act(place());
  await time.pass(2_200);
  const { cursor, head, complete } = one.engine.standing();
  expect(server.document('order:' + place().subject)?.state).toMatchObject({ status: 'placed' });
  expect([cursor < head, complete]).toEqual([true, false]);
  await time.pass(120_000);
  checkCalm(one, server);
  expect(one.engine.standing().complete).toBe(true);
});

test('SYN-39 a thousand commands made offline go up in one go: no page is asked for in between', async () => {
  const { time, server, start } = here;
  const one = start(1, { weather: down() });
  await one.act(place());
  for (let n = 1; n < 1_000; n++) await one.act(n % 190 === 0 ? place(n) : note(n, n - (n % 190)));
  one.weather.up = true;
  await time.pass(60_000);
  const asked = names(one).slice(names(one).indexOf('push'));
  expect(asked.slice(0, 11)).toEqual([...Array.from({ length: 10 }, () => 'push'), 'pull']);
  checkCalm(one, server);
});

test('SYN-39 a batch the server takes long to call too large is halved all the same', async () => {
  const { time, server, start } = here;
  const one = start(1, { weather: { up: true, next: () => 'none', latencyMs: 1_500 } });
  await time.pass(20_000);
  server.terms.limits = { ...LIMITS, pushBytes: 2_000 }; // less than it said when it greeted
  for (let n = 0; n < 9; n++) await one.act(place(n));
  await time.pass(200_000);
  checkCalm(one, server);
});
