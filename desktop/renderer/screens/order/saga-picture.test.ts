import { describe, expect, test } from 'vitest';
import { evolveOrder } from 'shared/order/evolve';
import type { OrderEvent } from 'shared/order/events';
import type { KnownOrder } from 'shared/order/order';
import { sagaSteps } from 'shared/order/saga-diagram';
import { sagaTable } from 'shared/order/saga-table';
import { CLERK, GROSS, NOON } from 'shared/testing/examples';
import { placedOrder } from '../../local/examples';
import { sayIn } from '../language/say-in';
import { sentenceOf } from './saga-sentences';
import type { PersonTrigger, Standing } from './saga-picture';
import { leadsTo, sagaPicture } from './saga-picture';

const placed: Standing<string> = { now: 'placed', known: 'placed', past: ['OrderPlaced'], ask: () => null };
const pictureOf = (change: Partial<Standing<string>>) => sagaPicture(sagaTable, { ...placed, ...change });
const stateOf = (key: string, change: Partial<Standing<string>> = {}) =>
  pictureOf(change).ways.find((way) => way.key === key)?.state;

describe('the picture', () => {
  test('OSC-1 has every status and every way of the table, each once, and no other', () => {
    const { places, lines, ways } = pictureOf({});
    const pairs = [...new Set(sagaSteps(sagaTable).map(({ from, to }) => `${from} ${to}`))];
    expect(ways.map(({ key }) => key)).toEqual(pairs);
    expect(lines.map(({ key }) => key)).toEqual(pairs);
    expect(places.map(({ status }) => status).sort()).toEqual(['cancelled', 'completed', 'failed', 'new', 'placed']);
  });

  test('OSC-1 a table with less is a picture with less', () => {
    const only = sagaTable.filter(({ rule }) => rule === 'SAG-1');
    const { places, ways } = sagaPicture(only, placed);
    expect(places.map(({ status }) => status)).toEqual(['new', 'placed']);
    expect(ways.map(({ key }) => key)).toEqual(['new placed']);
  });

  test('OSC-1 no two statuses lie over each other, and all lie within', () => {
    const { places, width, height } = pictureOf({});
    for (const one of places) {
      expect(one.x >= 0 && one.y >= 0 && one.x + one.width <= width && one.y + one.height <= height).toBe(true);
      const apart = places.filter(
        (other) =>
          one.x + one.width <= other.x ||
          other.x + other.width <= one.x ||
          one.y + one.height <= other.y ||
          other.y + other.height <= one.y,
      );
      expect(apart).toHaveLength(places.length - 1);
    }
  });

  test('OSC-2 the way taken is the way of the history', () => {
    const past = ['OrderPlaced', 'PlacementRetried', 'OrderFailed', 'OrderRetried', 'NoteAdded', 'OrderCompleted'];
    const done = { now: 'completed', known: 'completed', past } as const;
    for (const key of ['new placed', 'placed placed', 'placed failed', 'failed placed', 'placed completed'])
      expect(stateOf(key, done), key).toBe('taken');
    expect(stateOf('placed cancelled', done)).toBe('away');
  });

  test('OSC-2 what is older than the history is known by where it led', () => {
    const cut = { now: 'cancelled', known: 'cancelled', past: ['NoteAdded', 'OrderCancelled'] } as const;
    expect(stateOf('new placed', cut)).toBe('taken');
    expect(stateOf('placed cancelled', cut)).toBe('taken');
  });

  test('OSC-2 what was done here alone is told apart from what the server knows', () => {
    const here = { now: 'completed', known: 'placed' } as const;
    expect(stateOf('placed completed', here)).toBe('here');
    expect(stateOf('new placed', here)).toBe('taken');
    expect(stateOf('new placed', { known: null, past: [] })).toBe('here');
  });

  test('OSC-3 what the business would refuse is impossible with its reason, what it would do is next with its guard', () => {
    const asked: PersonTrigger[] = [];
    const ask = (trigger: PersonTrigger) => {
      asked.push(trigger);
      return trigger === 'CompleteOrder' ? 'on hold' : null;
    };
    const { ways } = pictureOf({ ask });
    expect(ways.find(({ key }) => key === 'placed completed')).toMatchObject({ state: 'impossible', why: 'on hold' });
    expect(ways.find(({ key }) => key === 'placed cancelled')).toMatchObject({ state: 'next', guard: 'mayCancel' });
    expect(ways.find(({ key }) => key === 'placed failed')).toMatchObject({ state: 'elsewhere', why: null });
    expect(asked).toEqual(['CompleteOrder', 'CancelOrder']);
  });

  test('OSC-3 who does not see it hears the same, in each language', () => {
    const ask = (trigger: PersonTrigger) => (trigger === 'CompleteOrder' ? 'The order is on hold.' : null);
    const spoken = (language: 'en' | 'de') =>
      pictureOf({ ask }).ways.flatMap((way) => sentenceOf(way, sayIn(language)) ?? []);
    expect(spoken('en')).toEqual([
      'Way taken: Not placed to Placed.',
      'Without a person: Basket deleted, No answer in time, to Placed.',
      'Without a person: Basket not deleted, No answer in time, to Failed.',
      'Not possible now: Complete. The order is on hold.',
      'Possible next: Cancel, to Cancelled, if no goods out, no money kept.',
    ]);
    expect(spoken('de')).toHaveLength(5);
  });
});

test('OSC-2 an event leads where replaying it leads', () => {
  const order: KnownOrder = placedOrder(1);
  const failed: KnownOrder = { ...order, status: 'failed', failedAt: NOON, why: 'no-answer' };
  const events: readonly OrderEvent[] = [
    { type: 'NoteAdded', noteId: order.id, text: 'x', by: CLERK, at: NOON },
    { type: 'HoldPlaced', holdId: order.id, reason: 'x', by: CLERK, at: NOON },
    { type: 'HoldReleased', holdId: order.id },
    { type: 'BasketDeleted', total: GROSS },
    { type: 'PlacementRetried', attempts: 1 },
    { type: 'OrderCompleted', completedAt: NOON, total: GROSS, contact: null },
    { type: 'OrderCancelled', cancelledAt: NOON, reason: 'x', total: GROSS, contact: null },
    { type: 'OrderFailed', failedAt: NOON, why: 'no-answer', total: GROSS, email: null },
    { type: 'ShopFactIgnored', fact: 'x' },
  ];
  for (const event of events) {
    const to = leadsTo(event.type);
    const stays = to === null || to === 'stays';
    expect(evolveOrder(order, event, order.id).status, event.type).toBe(stays ? 'placed' : to);
  }
  expect(evolveOrder(failed, { type: 'OrderRetried' }, order.id).status).toBe(leadsTo('OrderRetried'));
  expect(leadsTo('SomethingNewer')).toBeNull();
});
