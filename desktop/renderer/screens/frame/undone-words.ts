// What is said after something was taken back or done again; of many at once, how many, and why not the rest.
import type { Outcome } from '../../commands/act';
import type { NotDone } from '../../commands/judge';
import type { Again, Undone } from '../../commands/undo';
import { unreachable } from 'shared/unreachable';
import type { Say } from '../language/language';
import { finalWords } from './undo-words';

export type Saying = {
  readonly say: Say;
  readonly notDone: (why: NotDone) => string;
  readonly named: (type: string) => string;
};

export function undoneWords(results: readonly Undone[], saying: Saying): string {
  const [first] = results;
  if (first === undefined) return saying.say('undo.nothing');
  if (results.length === 1) return oneUndone(first, saying);
  const kept = results.filter((one) => !('again' in one));
  const [why] = kept;
  const values = { done: results.length - kept.length, kept: kept.length };
  return saying.say('undo.many', { ...values, why: why === undefined ? '' : oneUndone(why, saying) });
}

function oneUndone(undone: Undone, saying: Saying): string {
  const { say, named } = saying;
  switch (undone.type) {
    case 'withdrawn':
    case 'compensated':
    case 'was-refused':
    case 'others-stand-on-it':
    case 'changed-since':
      return say(`undo.${undone.type}`, { what: named(undone.command) });
    case 'not-done':
      return say('undo.not-done', { what: named(undone.command), why: saying.notDone(undone.why) });
    case 'stays':
      return staysWords(undone.command, saying);
    case 'gone':
      return say('undo.gone');
    default:
      return unreachable(undone);
  }
}

/** Why what the server has stays there. */
export function staysWords(command: string, { say, named }: Saying): string {
  const id = `undo.final.${command}`;
  return isFinal(id) ? say(id) : say('undo.too-late', { what: command === '' ? say('undo.this') : named(command) });
}

const isFinal = (id: string): id is keyof typeof finalWords => Object.hasOwn(finalWords, id);

export function redoneWords(again: readonly Again[], outcomes: readonly Outcome[], saying: Saying): string {
  const { say, named, notDone } = saying;
  const failed = outcomes.flatMap((one, position) => (one.type === 'done' ? [] : [{ why: one, position }]));
  const [first] = failed;
  const why = first === undefined ? '' : notDone(first.why);
  const what = named(again[first?.position ?? 0]?.intent.type ?? '');
  if (again.length > 1) return say('redo.many', { done: outcomes.length - failed.length, kept: failed.length, why });
  return first === undefined ? say('redo.done', { what }) : say('redo.not-done', { what, why });
}
