// How documents and commands lie in RxDB. What an index covers is required, top-level, bounded and never null:
// Dexie drops or misorders rows otherwise, and says nothing.
import type { RxJsonSchema } from 'rxdb';
import { AGGREGATE_TYPES } from 'shared/aggregate';
import type { AggregateType } from 'shared/aggregate';
import type { LocalState, OutboxRow } from './store';
import { SEQ_DIGITS } from './store';

/** One aggregate at rest. `epoch` is '' where the server has said nothing yet. */
export type DocumentRecord = {
  readonly key: string;
  readonly type: AggregateType;
  readonly id: string;
  /** What lists of this kind are sorted by, ascending; unique. */
  readonly rank: string;
  readonly status: string;
  readonly localState: LocalState;
  readonly pendingCount: number;
  readonly unverified: boolean;
  readonly pinned: boolean;
  readonly gone: boolean;
  readonly version: number;
  readonly epoch: string;
  readonly seq: number;
  /** The rest as JSON: what no index needs is one text, which is stored and sent between windows in half the time. */
  readonly body: string;
};

/** Whether a command is under way, refused or dealt with: one index range each, so that no row slips between two queries. */
export type Stage = 'open' | 'refused' | 'done';

/** `newest` mirrors the key, so that an ascending index begins with the last command. */
export type CommandRecord = OutboxRow & { readonly newest: string; readonly stage: Stage };

/** A form somebody is in the middle of. */
export type DraftRecord = {
  readonly key: string;
  readonly savedAt: string;
  readonly content: Readonly<Record<string, unknown>>;
};

const words = (maxLength: number) => ({ type: 'string', maxLength }) as const;
const whole = { type: 'number', multipleOf: 1, minimum: 0, maximum: Number.MAX_SAFE_INTEGER } as const;
const flag = { type: 'boolean' } as const;
const free = { type: 'object', additionalProperties: true } as const;
const list = { type: 'array', items: { type: 'string' } } as const;

const KEY_LENGTH = 60;

/** @param rankLength the longest `rank` of this kind; memory storage pads to it */
export function documentSchema(rankLength: number): RxJsonSchema<DocumentRecord> {
  return {
    version: 0,
    primaryKey: 'key',
    type: 'object',
    properties: {
      key: words(KEY_LENGTH),
      type: { type: 'string', enum: [...AGGREGATE_TYPES] },
      id: words(36),
      rank: words(rankLength),
      status: words(20),
      localState: words(20),
      pendingCount: whole,
      unverified: flag,
      pinned: flag,
      gone: flag,
      version: whole,
      epoch: words(60),
      seq: whole,
      body: { type: 'string' },
    },
    required: [
      'key',
      'type',
      'id',
      'rank',
      'status',
      'localState',
      'pendingCount',
      'unverified',
      'pinned',
      'gone',
      'version',
      'epoch',
      'seq',
      'body',
    ],
    indexes: ['rank', ['status', 'rank'], ['localState', 'rank']],
  };
}

export const commandSchema: RxJsonSchema<CommandRecord> = {
  version: 0,
  primaryKey: 'key',
  type: 'object',
  properties: {
    key: words(37),
    newest: words(SEQ_DIGITS),
    stage: words(10),
    seq: whole,
    id: words(36),
    type: words(60),
    v: whole,
    subject: words(36),
    touched: list,
    payload: free,
    after: list,
    author: words(36),
    occurredAt: words(40),
    status: words(20),
    sentAt: words(40),
    code: words(60),
    params: free,
    versions: free,
    feedSeq: whole,
    settledAt: words(40),
    reissueOf: words(36),
    unverified: flag,
  },
  required: [
    'key',
    'newest',
    'stage',
    'seq',
    'id',
    'type',
    'v',
    'subject',
    'touched',
    'payload',
    'after',
    'author',
    'occurredAt',
    'status',
    'sentAt',
    'code',
    'params',
    'versions',
    'feedSeq',
    'settledAt',
    'reissueOf',
    'unverified',
  ],
  indexes: ['id', 'newest', ['stage', 'key'], ['status', 'key']],
};

export const draftSchema: RxJsonSchema<DraftRecord> = {
  version: 0,
  primaryKey: 'key',
  type: 'object',
  properties: { key: words(KEY_LENGTH), savedAt: words(40), content: free },
  required: ['key', 'savedAt', 'content'],
};
