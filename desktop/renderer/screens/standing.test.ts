import { expect, test } from 'vitest';
import { sayIn } from './language/say-in';
import type { Standing } from './standing';
import { badgeOf, standingSentence } from './standing';

const settled: Standing = {
  complete: true,
  connection: { status: 'live' },
  queued: 0,
  accepted: 0,
  rejected: 0,
  cursor: 40,
  head: 40,
  lastSuccessAt: null,
  made: 0,
  received: 0,
  clockAheadMs: 0,
};
const say = sayIn('en');
const badge = (change: Partial<Standing>) => badgeOf({ ...settled, ...change }, '14:32', say);

test('SYN-23 the badge says how things stand', () => {
  expect(badge({})).toEqual({ kind: 'quiet', words: 'All synced · 14:32' });
  expect(badge({ cursor: 12_000, head: 20_000 }).words).toBe('Syncing 12,000 of 20,000');
  expect(badge({ queued: 2, accepted: 1 })).toEqual({ kind: 'syncing', words: 'Sending 3' });
  expect(badge({ connection: { status: 'waiting' }, queued: 2 })).toEqual({ kind: 'slow', words: 'Slow — 2 pending' });
  expect(badge({ connection: { status: 'offline' } })).toEqual({ kind: 'offline', words: 'Offline' });
  expect(badge({ connection: { status: 'connecting' }, queued: 7 }).words).toBe('Offline — 7 pending');
});

test('SYN-23 the most serious state wins', () => {
  const rejected = { connection: { status: 'rejected', reason: 'app-too-old' } } as const;
  expect(badge({ ...rejected, queued: 1 })).toEqual({ kind: 'update', words: 'Update required — 1 pending' });
  expect(badge({ ...rejected, rejected: 2 })).toEqual({ kind: 'attention', words: 'Needs attention (2)' });
  expect(badge({ connection: { status: 'offline' }, rejected: 1 }).kind).toBe('attention');
});

test('SYN-32 a server that will not talk is explained, and that nothing is lost', () => {
  for (const reason of ['signed-out', 'revoked', 'wrong-user', 'app-too-old', 'app-too-new'] as const)
    expect(standingSentence({ ...settled, connection: { status: 'rejected', reason } }, say)).toMatch(
      /waits here|nothing is lost/,
    );
});
