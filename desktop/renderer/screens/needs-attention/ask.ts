// Asking a manager: the facts of one refusal and nothing else, as a note on the order or, without one, on the clipboard.
import { derivedId, orderId } from 'shared/ids';
import type { OrganisationId } from 'shared/ids';
import type { Intent } from '../../commands/intent';
import type { OutboxRow } from '../../local/store';
import type { Say } from '../language/language';
import type { Sentences } from '../outcome-sentence';
import type { About } from './about';
import { commandName } from './about';

const LONGEST = 2_000;

/** Number, sentence, code and what was asked; neither customer nor amounts, unless the sentence is about them. */
export function question(
  row: OutboxRow,
  number: string | null,
  person: string,
  { say, sentences }: { readonly say: Say; readonly sentences: Sentences },
): string {
  const on = number === null ? '' : say('attention.ask.on', { number });
  const sentence = sentences.refusal(row.code, row.params);
  const asked = say('attention.ask.text', { person, on, sentence, what: commandName(row.type, say), code: row.code });
  return asked.slice(0, LONGEST);
}

/** One question per refusal: the same one again is the same note (ORD-9). */
export const questionId = (organisation: OrganisationId, { id }: OutboxRow): string =>
  derivedId(organisation, 'question', id);

/** Null where the server has no such order to put a note on. */
export function noteOf(
  row: OutboxRow,
  { held }: About,
  text: string,
  organisation: OrganisationId,
): Extract<Intent, { type: 'AddNote' }> | null {
  if (held?.type !== 'order' || held.base === null || held.base.state.status === 'new') return null;
  const payload = { noteId: questionId(organisation, row), text };
  return { type: 'AddNote', subject: orderId(held.id), payload };
}

/** What its author asked about it, as far as this device knows, an own unsent question included; null where nothing was. */
export function questionIn(row: OutboxRow, { held }: About, organisation: OrganisationId): string | null {
  if (held?.type !== 'order' || held.state.status === 'new') return null;
  const id = questionId(organisation, row);
  return held.state.notes.find((note) => note.id === id)?.text ?? null;
}

export const wasAsked = (row: OutboxRow, about: About, organisation: OrganisationId): boolean =>
  questionIn(row, about, organisation) !== null;
