import { describe, expect, test } from 'vitest';
import { commandId } from 'shared/ids';
import { plusSeconds } from 'shared/instant';
import type { Instant } from 'shared/instant';
import { CLERK, NOON, exampleId } from 'shared/testing/examples';
import { memoryStore } from '../local/memory-store';
import type { OutboxStatus } from '../local/store';
import { forgetOld, mayGo } from './retention';

const DAY = 86_400;
const daysLater = (days: number): Instant => plusSeconds(NOON, days * DAY);
const settledAtNoon = { settledAt: NOON, feedSeq: 10 };

describe('retention', () => {
  test('SYN-18 a settled command stays until a backup holds it, at least 7 and at most 60 days', () => {
    const goes = (days: number, backedUpTo: number) => mayGo(settledAtNoon, backedUpTo, daysLater(days));
    expect([goes(6.9, 10), goes(7, 10), goes(7, 9), goes(59, 9), goes(60, 9)]).toEqual([
      false,
      true,
      false,
      false,
      true,
    ]);
    expect(goes(-1, 10)).toBe(false);
  });

  test('SYN-18 what is queued, accepted or refused never goes, and neither does the highest number', async () => {
    const store = memoryStore();
    const become = async (n: number, status: OutboxStatus) => {
      const id = commandId(exampleId(n));
      const row = {
        id,
        type: 'AddNote',
        v: 1,
        subject: exampleId(100),
        touched: [],
        payload: {},
        after: [],
        author: CLERK,
      };
      await store.append(async () => ({ ...row, occurredAt: NOON, sentAt: NOON, reissueOf: '', unverified: false }));
      await store.changeRows([id], () => ({ status, settledAt: status === 'queued' ? '' : NOON, feedSeq: n }));
    };
    const kinds = ['settled', 'queued', 'accepted', 'rejected', 'acknowledged', 'settled'] as const;
    for (const [n, status] of kinds.entries()) await become(n + 1, status);
    await forgetOld(store, daysLater(61));
    expect(store.snapshot().rows.map(({ seq }) => seq)).toEqual([2, 3, 4, 6]);
    await become(7, 'settled');
    await forgetOld(store, daysLater(61));
    expect(store.snapshot().rows.map(({ seq }) => seq)).toEqual([2, 3, 4, 7]);
    expect(await store.highestSeq()).toBe(7);
  });

  test('SYN-18 however much is old goes in one go', async () => {
    const store = memoryStore();
    for (let n = 1; n <= 1_200; n++) {
      const id = commandId(exampleId(n));
      const row = {
        id,
        type: 'AddNote',
        v: 1,
        subject: exampleId(100),
        touched: [],
        payload: {},
        after: [],
        author: CLERK,
      };
      await store.append(async () => ({ ...row, occurredAt: NOON, sentAt: NOON, reissueOf: '', unverified: false }));
    }
    await store.changeRows(
      store.snapshot().rows.map(({ id }) => id),
      () => ({ status: 'settled', settledAt: NOON }),
    );
    await forgetOld(store, daysLater(61));
    expect(store.snapshot().rows).toHaveLength(1);
  });
});
