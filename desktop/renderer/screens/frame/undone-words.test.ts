import { commandId } from 'shared/ids';
import { exampleId, ORDER } from 'shared/testing/examples';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Again, Undone } from '../../commands/undo';
import { intlIn, sayIn } from '../language/say-in';
import { LANGUAGES } from '../language/words';
import { commandName } from '../needs-attention/about';
import { sentencesOf } from '../outcome-sentence';
import { useViewState } from '../view-state';
import { redoneWords, staysWords, undoneWords } from './undone-words';

const saying = (language: (typeof LANGUAGES)[number]) => {
  const say = sayIn(language);
  return {
    say,
    notDone: sentencesOf(intlIn(language), 'UTC').notDone,
    named: (type: string) => commandName(type, say),
  };
};
const again: Again = { intent: { type: 'CompleteOrder', subject: ORDER, payload: {} }, numbered: false };
const refused = { type: 'refused', refusal: { code: 'on-hold', reason: 'who pays?' } } as const;
const each: readonly Undone[] = [
  { type: 'withdrawn', command: 'CompleteOrder', again },
  { type: 'compensated', command: 'AmendOrder', again },
  { type: 'stays', command: 'CompleteOrder' },
  { type: 'stays', command: 'ChangePerson' },
  { type: 'was-refused', command: 'CompleteOrder' },
  { type: 'others-stand-on-it', command: 'CreateCustomer' },
  { type: 'changed-since', command: 'ChangeProduct' },
  { type: 'not-done', command: 'AmendOrder', why: refused },
  { type: 'gone' },
];

describe.each(LANGUAGES)('in %s', (language) => {
  test.each(each)('FRM-8 what became of it is said: $type', (undone) => {
    const words = undoneWords([undone], saying(language));
    expect(words).toMatch(/\S+ .*\./);
    expect(words).not.toMatch(/[{}]|undo\./);
  });
});

test('FRM-8 a final state says that it stays, and the way on', () => {
  expect(undoneWords([{ type: 'stays', command: 'CancelOrder' }], saying('de'))).toBe(
    'Es ging an den Server, und ein stornierter Auftrag bleibt storniert. Erteilen Sie einen neuen.',
  );
  expect(staysWords('', saying('en'))).toBe('This went to the server and can no longer be taken back here.');
});

test('FRM-8 of many it is said how many, and why not the rest', () => {
  const [withdrawn = each[0], , stays] = each;
  if (withdrawn === undefined || stays === undefined) throw new Error('examples are missing');
  expect(undoneWords([withdrawn, withdrawn], saying('en'))).toBe('2 taken back.');
  expect(undoneWords([withdrawn, stays], saying('en'))).toMatch(/^1 taken back, 1 not\. It went to the server/);
});

test('FRM-9 what is done again, or why it is not', () => {
  const done = { type: 'done' } as never;
  expect(redoneWords([again], [done], saying('de'))).toMatch(/^Auftrag abschließen: erneut getan\./);
  expect(redoneWords([again], [refused], saying('de'))).toBe(
    'Auftrag abschließen lässt sich nicht erneut tun. Der Auftrag ist gesperrt: who pays?. Heben Sie zuerst die Sperre auf.',
  );
  expect(redoneWords([again, again], [done, refused], saying('en'))).toMatch(/^1 done again, 1 not\. /);
});

describe('what could be taken back', () => {
  const [one, two] = [commandId(exampleId(1)), commandId(exampleId(2))];
  beforeEach(() => {
    useViewState.setState(useViewState.getInitialState());
  });

  test('FRM-6 each act is remembered as one, after its toast has gone too', () => {
    const { notify } = useViewState.getState();
    notify({ words: 'a', undo: [one, two] });
    notify(null);
    notify({ words: 'copied', undo: null });
    expect(useViewState.getState().acts).toEqual([[one, two]]);
  });

  test('FRM-9 after another act nothing is left to do again', () => {
    useViewState.setState({ undone: [[again]] });
    useViewState.getState().notify({ words: 'taken back', undo: null });
    expect(useViewState.getState().undone).toHaveLength(1);
    useViewState.getState().notify({ words: 'done', undo: one });
    expect(useViewState.getState().undone).toEqual([]);
  });
});
