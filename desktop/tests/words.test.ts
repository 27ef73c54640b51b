// Everything a person reads is put into words: none stands in the screens, and what a server says is said in their language.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TRANSPORT_CODES } from 'shared/contract/codes';
import { expect, test } from 'vitest';
import { sayIn } from '../renderer/screens/language/say-in';
import { LANGUAGES } from '../renderer/screens/language/words';
import { problemSentence } from '../renderer/screens/sign-in/entry';
import { standingSentence } from '../renderer/screens/standing';
import type { Standing } from '../renderer/screens/standing';
import { connectionAfter, notYet } from '../renderer/sync/connection';
import { REACTIONS } from '../renderer/sync/reactions';
import { bareTextIn } from './bare-text';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const textOf = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const RENDERER = 'desktop/renderer';
const screens = readdirSync(join(ROOT, RENDERER), { recursive: true, encoding: 'utf8' })
  .filter((path) => /^(?:screens|ui|app|main)\b.*\.tsx?$/.test(path) && !/\.test\.|words|german-/.test(path))
  .map((path) => join(RENDERER, path));

/** Names, not words: what the product is called, the picture's number, what is typed into a terminal. */
const NAMES = ['Waybill', 'waybill user add NAME --roles warehouse'];

test('FRM-5 no screen holds a sentence or a label of its own', () => {
  expect(screens.length).toBeGreaterThan(150);
  const bare = screens.flatMap((file) =>
    bareTextIn(file, textOf(file))
      .filter(({ text }) => !NAMES.includes(text))
      .map(({ line, text }) => `${file}:${String(line)} ${text}`),
  );
  expect(bare).toEqual([]);
});

test('FRM-5 a sentence in a screen would be found wherever it stands', () => {
  const planted = [
    '<p>Try again</p>',
    '<p>{name} again</p>',
    '<button aria-label="Close" />',
    'const words = isOpen ? say("a.b") : "Nothing here.";',
    'notify(`The order ${number} was placed`);',
  ];
  for (const line of planted) expect(bareTextIn('planted.tsx', line), line).toHaveLength(1);
  const quiet = [
    '<p className="row wrap"><kbd>Ctrl K</kbd> {say("a.b")}</p>',
    'throw new Error("there is no order around");',
    'const id = "view.all";',
  ];
  for (const line of quiet) expect(bareTextIn('planted.tsx', line), line).toEqual([]);
});

test('FRM-4 every problem a server answers with at the door is said in every language', () => {
  const routes = ['session-routes', 'set-up-routes', 'body', 'cross-origin'].map((name) =>
    textOf(`sync-server/http/${name}.ts`),
  );
  const codes = routes.flatMap((source) =>
    [...source.matchAll(/\bcode: '([\w-]+)'/g)].flatMap(([, code]) => code ?? []),
  );
  expect(codes).toContain('not-recognised');
  for (const code of [...codes, 'person-exists'].filter((one) => one !== 'unsupported-media-type'))
    for (const language of LANGUAGES)
      expect(problemSentence(code, sayIn(language)), `${code} in ${language}`).not.toContain(code);
});

const quiet: Omit<Standing, 'connection'> = {
  ...{
    queued: 1,
    accepted: 0,
    rejected: 0,
    cursor: 4,
    head: 4,
    lastSuccessAt: null,
    made: 1,
    received: 0,
    complete: null,
  },
  clockAheadMs: 0,
};

/** What the desktop shows after the code, as the engine takes it. */
function shownAfter(code: (typeof TRANSPORT_CODES)[number]): Standing {
  const reaction = REACTIONS[code];
  const greeted = connectionAfter(connectionAfter(notYet, { type: 'tried' }), { type: 'greeted' });
  if (reaction.type === 'stop')
    return { ...quiet, connection: connectionAfter(greeted, { type: 'rejected', reason: reaction.reason }) };
  if (reaction.type === 'back-off')
    return { ...quiet, connection: connectionAfter(greeted, { type: 'asked-to-wait' }) };
  return { ...quiet, connection: greeted };
}

test.each(TRANSPORT_CODES)('FRM-4 what %s means for the person is said in every language', (code) => {
  const [english, ...others] = LANGUAGES.map((language) => standingSentence(shownAfter(code), sayIn(language)));
  expect(english).toMatch(/^\p{Lu}.*\.$/u);
  for (const other of others) expect(other).not.toBe(english);
});
