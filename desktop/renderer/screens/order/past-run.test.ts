import fc from 'fast-check';
import { commandId } from 'shared/ids';
import { expect, test } from 'vitest';
import { moment, uuid } from '../../local/examples';
import { extended, heldRun, prepended } from './past-run';
import type { Run } from './past-run';

const entry = (version: number) => ({
  ...{ type: 'NoteAdded', by: null, device: null, occurredAt: moment(version), recordedAt: moment(version) },
  commandId: commandId(uuid(version)),
});
const between = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, n) => entry(from + n));
const held = (version: number) => heldRun(version, between(Math.max(1, version - 49), version));
const page = (from: number, to: number) =>
  ({ type: 'page', entries: between(from, to), next: from === 1 ? null : from, devices: {} }) as const;
const isTrue = ({ from, entries }: Run) => {
  expect(entries).toEqual(between(from, from + entries.length - 1));
};

test('OSC-10 older entries go in front, page by page, up to the first', () => {
  const once = prepended(held(120), page(21, 70));
  expect(once).toEqual({ from: 21, entries: between(21, 120) });
  expect(prepended(once, page(1, 20))).toEqual({ from: 1, entries: between(1, 120) });
  expect(held(3)).toEqual({ from: 1, entries: between(1, 3) });
});

test('OSC-10 a page that does not join is left aside', () => {
  for (const other of [page(20, 69), page(1, 20), { ...page(21, 70), entries: [] }])
    expect(prepended(held(120), other)).toEqual(held(120));
});

test('OSC-10 whatever comes in meanwhile, what is shown has no gap, no double and nothing untrue', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 51, max: 200 }),
      fc.array(fc.tuple(fc.integer({ min: -60, max: 70 }), fc.boolean()), { maxLength: 6 }),
      (start, steps) => {
        let version = start;
        let loaded: Run | null = null;
        for (const [by, loads] of steps) {
          version = Math.max(1, version + by);
          const shown = extended(loaded, held(version));
          isTrue(shown);
          expect(shown.from + shown.entries.length - 1).toBe(version);
          expect(shown.entries.length).toBeGreaterThanOrEqual(Math.min(version, 50));
          if (loads && shown.from > 1) {
            loaded = prepended(shown, page(Math.max(1, shown.from - 50), shown.from - 1));
            expect(loaded.entries.length).toBeGreaterThan(shown.entries.length);
          }
        }
      },
    ),
  );
});

test('OSC-10 after a restore what was loaded before it is not mixed with what came after', () => {
  const loaded = prepended(held(120), page(21, 70));
  expect(extended(loaded, held(110))).toEqual(held(110));
  expect(extended(loaded, held(121)).from).toBe(21);
  expect(extended(loaded, held(171)).from).toBe(122);
});
