// What the server last said, while it cannot be asked again.
import { z } from 'zod';
import { reads } from 'shared/contract/admin/route';
import { instantFromMillis } from 'shared/instant';
import { expect, test } from 'vitest';
import type { AskAdmin } from '../../local/administration';
import { memoryOf } from './memory';

const route = reads('/things', z.object({ items: z.array(z.string()) }));

/** Answers with `items` in turn; null: not reached. */
function asking(items: readonly (readonly string[] | null)[]) {
  let asked = 0;
  const askAdmin: AskAdmin = (wanted) => {
    const found = items[asked];
    asked += 1;
    if (found === null || found === undefined) return Promise.resolve({ type: 'offline' });
    return Promise.resolve({ type: 'answer', body: wanted.answer.parse({ items: found }) });
  };
  return { askAdmin, now: () => instantFromMillis(asked * 1_000) };
}

test('ADM-9 what was told stays shown with its time while the server is not reached, and is replaced when it is', async () => {
  const entry = memoryOf(route)(asking([['a'], null, ['b']]));
  expect(entry.live.get()).toEqual({ shown: null, trouble: null, isAsking: false });
  await entry.again();
  const first = entry.live.get();
  expect(first).toMatchObject({ shown: { body: { items: ['a'] }, at: instantFromMillis(1_000) }, trouble: null });
  await entry.again();
  expect(entry.live.get()).toEqual({ shown: first.shown, trouble: { type: 'offline' }, isAsking: false });
  await entry.again();
  expect(entry.live.get()).toMatchObject({ shown: { body: { items: ['b'] } }, trouble: null });
});

test('ADM-9 an answer to an older question does not replace a newer one', async () => {
  const waiting: ((items: readonly string[]) => void)[] = [];
  const askAdmin: AskAdmin = (wanted) =>
    new Promise((resolve) => {
      waiting.push((items) => {
        resolve({ type: 'answer', body: wanted.answer.parse({ items }) });
      });
    });
  const entry = memoryOf(route)({ askAdmin, now: () => instantFromMillis(0) });
  const [older, newer] = [entry.again(), entry.again()];
  waiting[1]?.(['new']);
  await newer;
  waiting[0]?.(['old']);
  await older;
  expect(entry.live.get().shown?.body).toEqual({ items: ['new'] });
});

test('ADM-9 what one person was told nobody else sees', async () => {
  const memory = memoryOf(route);
  const [ada, eve] = [asking([['a']]), asking([null])];
  await memory(ada).again();
  expect(memory(ada).live.get().shown).not.toBe(null);
  expect(memory(eve).live.get().shown).toBe(null);
});
