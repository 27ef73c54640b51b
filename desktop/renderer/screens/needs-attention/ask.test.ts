import { expect, test } from 'vitest';
import { ORGANISATION } from 'shared/testing/examples';
import { command, placedOrder, syncedOrder } from '../../local/examples';
import { queuedRow } from '../../local/outbox';
import type { OutboxRow } from '../../local/store';
import { intlIn, sayIn } from '../language/say-in';
import type { Language } from '../language/words';
import { sentencesOf } from '../outcome-sentence';
import { about, madeOn } from './about';
import { noteOf, question, questionId, wasAsked } from './ask';

const row: OutboxRow = {
  ...queuedRow(1, { ...command(1), type: 'CompleteOrder', payload: {} }),
  status: 'rejected',
  code: 'wrong-status',
  params: { status: 'cancelled' },
};
const order = syncedOrder(1);
const wordsIn = (language: Language) => ({ say: sayIn(language), sentences: sentencesOf(intlIn(language), 'UTC') });

test('ATT-4 the question holds the facts of the refusal and nothing of the customer', () => {
  const text = question(row, 'W1-000001', 'Maria', wordsIn('en'));
  expect(text).toBe(
    'Maria asks: “Complete order” was refused on W1-000001. The order is cancelled, so this can no longer be done. ' +
      'Look at its timeline to see what happened in between. (wrong-status)',
  );
  expect(text).not.toContain('Customer 1');
  expect(question(row, null, 'Maria', wordsIn('de'))).toMatch(
    /^Maria fragt: „Auftrag abschließen“ wurde abgelehnt\. Der Auftrag ist storniert, /,
  );
});

test('ATT-4 it goes onto the order where the server has one, and else nowhere', () => {
  const note = noteOf(row, about(row, order), 'why?', ORGANISATION);
  expect(note).toEqual({
    type: 'AddNote',
    subject: order.id,
    payload: { noteId: questionId(ORGANISATION, row), text: 'why?' },
  });
  const unknownThere = { ...order, base: null, localState: 'createRejected' } as const;
  expect(noteOf(row, about(row, unknownThere), 'why?', ORGANISATION)).toBeNull();
  expect(noteOf(row, about(row, null), 'why?', ORGANISATION)).toBeNull();
});

test('ATT-4 asked once, it is known to be asked, from the own unsent note on', () => {
  const noteId = questionId(ORGANISATION, row);
  const state = placedOrder(1, { notes: [{ id: noteId, text: 'why?', by: null, at: row.occurredAt }] });
  expect(wasAsked(row, about(row, order), ORGANISATION)).toBe(false);
  expect(wasAsked(row, about(row, { ...order, state }), ORGANISATION)).toBe(true);
  expect(questionId(ORGANISATION, { ...row, ...command(2) })).not.toBe(noteId);
});

test('ATT-6 the device is named where it is known: here, or by the number of an order captured there', () => {
  const { placed } = about({ ...row, type: 'PlaceOrder', payload: placement }, null);
  expect(madeOn({ ...row, seq: 0 }, placed, 'W1')).toBe('W7');
  expect(madeOn({ ...row, seq: 0 }, null, 'W1')).toBeNull();
  expect(madeOn(row, null, 'W1')).toBe('W1');
});

const { contact, reference, lines, discount, shipping, taxIncluded, rounding, customerId, currency } = placedOrder(1);
const placement = {
  ...{ contact, reference, lines, discount, shipping, taxIncluded, rounding, customerId, currency },
  ...{ number: 'W7-000123', origin: 'desk', source: '' },
};
