// Why a command was not done, as a sentence with what to do. What was done needs no sentence of its own.
import { refusalSentence } from 'shared/refusals';
import type { NotDone } from '../commands/judge';
import { unreachable } from 'shared/unreachable';

export const SAVED = 'Saved on this device. Will be sent when the server is reachable.';
export const NOT_SAVED =
  'This could not be saved, and nothing was sent. The disk of this computer may be full; make room and try again.';

export function notDoneSentence(outcome: NotDone): string {
  switch (outcome.type) {
    case 'refused':
      return refusalSentence(outcome.refusal.code, outcome.refusal);
    case 'forbidden':
      return refusalSentence('FORBIDDEN', {});
    case 'invalid':
      return `This cannot be stored (${outcome.detail}). Change it and try again.`;
    case 'not-at-hand':
      return 'This is not on this device yet. Connect once, then try again.';
    default:
      return unreachable(outcome);
  }
}
