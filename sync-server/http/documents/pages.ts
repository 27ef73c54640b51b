// What can be read at /docs besides the REST operations: the messages, and every problem with its sentence.
import { messageTable } from 'shared/contract/announcements';
import { escaped, page } from './page';
import type { JsonDocument } from './openapi';
import type { ProblemWords } from './problem-words';
import { problemWords } from './problem-words';

const HERE = [...problemWords.values()].sort((a, b) => a.status - b.status || (a.code < b.code ? -1 : 1));

export function problemsPage(): string {
  const rows = HERE.map(
    ({ code, status, sentence }) =>
      `<tr><td>${status}</td><td><a href="/docs/problems/${code}"><code>${code}</code></a></td><td>${escaped(sentence)}</td></tr>`,
  );
  const head = '<tr><th scope="col">Status</th><th scope="col">Code</th><th scope="col">What it means</th></tr>';
  return page('Problems', `<table><thead>${head}</thead><tbody>${rows.join('\n')}</tbody></table>`);
}

/** Null for a code nobody uses. */
export function problemPage(slug: string): string | null {
  const words = problemWords.get(slug);
  return words === undefined ? null : page(slug, saying(words));
}

const saying = ({ code, status, sentence }: ProblemWords) =>
  `<p>${escaped(sentence)}</p>
<p>Status ${status}, type <code>urn:waybill:problem:${code}</code>. ${AGAIN[status] ?? 'The same request will be refused again.'}</p>
${/\{\w+\}/.test(sentence) ? '<p>Names in braces are members of <code>params</code>.</p>' : ''}`;

const AGAIN: Readonly<Record<number, string>> = {
  401: 'With a valid token the same request may succeed.',
  412: 'With the current version the same command may succeed, under the same key.',
  429: 'The same request may succeed later.',
  500: 'The same request may succeed later.',
  503: 'The same request may succeed later; a command is repeated under the same key.',
};

export function messagesPage(document: JsonDocument): string {
  const schemas = schemasOf(document);
  const section = ([name, { title, cloudEventType, direction }]: (typeof ENTRIES)[number]) =>
    `<section><h2 id="${name}">${name}</h2>
<p>${escaped(title)}. ${direction === 'out' ? `CloudEvents type <code>${escaped(cloudEventType ?? '')}</code>.` : 'Comes from the shop.'}</p>
<pre>${escaped(JSON.stringify(schemas[name], null, 2))}</pre></section>`;
  const rows = ENTRIES.map(
    ([name, { title, direction }]) =>
      `<tr><td>${direction}</td><td><a href="#${name}"><code>${name}</code></a></td><td>${escaped(title)}</td></tr>`,
  );
  const about = `<p>Announcements leave at least once and in order per order; their id stays the same on every repeat.
The document for programs: <a href="/asyncapi.json">asyncapi.json</a>.</p>`;
  return page('Messages', `${about}<table><tbody>${rows.join('\n')}</tbody></table>${ENTRIES.map(section).join('\n')}`);
}

const ENTRIES = Object.entries(messageTable);

function schemasOf({ components }: JsonDocument): Readonly<Record<string, unknown>> {
  if (typeof components !== 'object' || components === null || !('schemas' in components)) return {};
  const { schemas } = components;
  return typeof schemas === 'object' && schemas !== null ? { ...schemas } : {};
}
