// Asking the server in an administrator's name, against a server that is played here.
import { z } from 'zod';
import { does, reads } from 'shared/contract/admin/route';
import { expect, test } from 'vitest';
import { heldToken } from '../tokens';
import { administration } from './administration';
import type { TokenAnswer } from './session';

const read = reads('/things', z.object({ items: z.array(z.string()) }));
const act = does('/things/:id/mend', z.strictObject({ reason: z.string() }), z.object({ id: z.string() }));

type Sent = { readonly address: string; readonly token: string | null; readonly key: string | null };
type Reply = { readonly status: number; readonly body: unknown } | 'nothing';

/** @param replies one after the other, the last one for ever */
function desk(replies: readonly Reply[], tokens: readonly TokenAnswer[] = [token('one'), token('two')]) {
  const sent: Sent[] = [];
  let asked = 0;
  let ids = 0;
  const send: typeof fetch = (address, init) => {
    const headers = new Headers(init?.headers);
    sent.push({
      address: typeof address === 'string' ? address : '',
      token: headers.get('Authorization'),
      key: headers.get('Idempotency-Key'),
    });
    const reply = replies[Math.min(sent.length, replies.length) - 1];
    if (reply === undefined || reply === 'nothing') return Promise.reject(new TypeError('no route to host'));
    return Promise.resolve(new Response(JSON.stringify(reply.body), { status: reply.status }));
  };
  const refresh = () => {
    asked += 1;
    return Promise.resolve(tokens[Math.min(asked, tokens.length) - 1] ?? token('none'));
  };
  const ask = administration({
    ...{ url: 'http://server', send, token: heldToken(refresh) },
    newId: () => `key-${String((ids += 1))}`,
  });
  return { ask, sent, refreshes: () => asked };
}

function token(text: string): TokenAnswer {
  return { type: 'token', token: text };
}
const problem = (status: number, code: string): Reply => ({ status, body: { code, title: 'No.', detail: 'Because.' } });

test('ADM-8 a token that has expired is renewed once, and the question asked again', async () => {
  const { ask, sent } = desk([problem(401, 'token-expired'), { status: 200, body: { items: ['a'] } }]);
  expect(await ask(read)).toEqual({ type: 'answer', body: { items: ['a'] } });
  expect(sent.map((one) => one.token)).toEqual(['Bearer one', 'Bearer two']);
  expect(await ask(read, { query: { sink: 'a b' } })).toMatchObject({ type: 'answer' });
  expect(sent[2]).toMatchObject({ address: 'http://server/api/v1/admin/things?sink=a+b', token: 'Bearer two' });
});

test('ADM-8 many who ask at once fetch one token', async () => {
  const { ask, refreshes } = desk([{ status: 200, body: { items: [] } }]);
  await Promise.all([ask(read), ask(read), ask(read)]);
  expect(refreshes()).toBe(1);
});

test('ADM-8 no server, and what is no server of ours, is being offline; a session that ended is told apart', async () => {
  for (const reply of ['nothing', { status: 200, body: '<html>' }, { status: 502, body: 'bad gateway' }] as const)
    expect(await desk([reply]).ask(read)).toEqual({ type: 'offline' });
  expect(await desk([], [{ type: 'unreachable' }]).ask(read)).toEqual({ type: 'offline' });
  expect(await desk([], [{ type: 'signed-out' }]).ask(read)).toEqual({ type: 'signed-out' });
  expect(await desk([problem(401, 'token-invalid')]).ask(read)).toEqual({ type: 'signed-out' });
});

test('ADM-8 a refusal keeps its code and the words of the server', async () => {
  const { ask } = desk([problem(409, 'last-administrator')]);
  const refused = { type: 'refused', code: 'last-administrator', sentence: 'No. Because.', faults: [] };
  expect(await ask(act, { id: '1', body: { reason: 'x' } })).toEqual(refused);
});

test('ADM-2 an act whose answer was lost is sent again under its own key; every other act has a new one', async () => {
  const done = { status: 200, body: { id: '1' } };
  const { ask, sent } = desk(['nothing', { status: 200, body: { items: [] } }, done]);
  const wish = { id: 'a/b', body: { reason: 'x' } };
  expect(await ask(act, wish)).toEqual({ type: 'offline' });
  await ask(read);
  for (const next of [wish, wish, { ...wish, body: { reason: 'y' } }]) await ask(act, next);
  expect(sent.map(({ key }) => key)).toEqual(['key-1', null, 'key-1', 'key-2', 'key-3']);
  expect(sent[0]?.address).toBe('http://server/api/v1/admin/things/a%2Fb/mend');
});
