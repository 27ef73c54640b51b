// What can become of a command in the outbox. Each step looks at the row as it is and says what differs, or nothing.
import type { PushResult } from 'shared/contract/receipts';
import type { WireCommand } from 'shared/contract/commands';
import type { CommandId, PersonId } from 'shared/ids';
import type { Instant } from 'shared/instant';
import type { NewCommand, OutboxRow } from './store';
import { foreignKey, seqKey } from './store';

/** A refusal found here that the server never heard of: the command is too large to send. */
export const TOO_LARGE = 'TOO_LARGE';

type Named = Pick<OutboxRow, 'id' | 'type' | 'author' | 'code' | 'params' | 'feedSeq' | 'occurredAt'>;
type Asked = Pick<OutboxRow, 'v' | 'subject' | 'payload'>;

/** A refusal that was made elsewhere: it has no number here. @param asked null where it could not be read as a command */
export const refusedElsewhere = (named: Named, asked: Asked | null): OutboxRow => ({
  ...named,
  ...{ key: foreignKey(named.id), seq: 0, status: 'rejected' },
  ...{ v: asked?.v ?? 1, subject: asked?.subject ?? named.id, payload: asked?.payload ?? {} },
  ...{ touched: [], after: [], versions: {}, sentAt: '', settledAt: '', reissueOf: '', unverified: false },
});

type Step = (row: OutboxRow) => Partial<OutboxRow> | null;

export function queuedRow(seq: number, command: NewCommand): OutboxRow {
  return {
    key: seqKey(seq),
    seq,
    ...command,
    status: 'queued',
    code: '',
    params: {},
    versions: {},
    feedSeq: 0,
    settledAt: '',
  };
}

/** Before the send: from then on it never changes. */
export const sent =
  (now: Instant): Step =>
  (row) =>
    row.status === 'queued' && row.sentAt === '' ? { sentAt: now } : null;

type Accepted = Pick<Extract<PushResult, { status: 'accepted' }>, 'versions' | 'feedSeq'>;
type Rejected = Pick<Extract<PushResult, { status: 'rejected' }>, 'code' | 'params' | 'feedSeq'>;

/** The server's yes; what is settled stays so. */
export const accepted =
  ({ versions, feedSeq }: Accepted): Step =>
  (row) =>
    row.status === 'queued' ? { status: 'accepted', versions, feedSeq } : null;

/** The server's no; what its author has dealt with stays so. */
export const rejected =
  ({ code, params, feedSeq }: Rejected, now: Instant): Step =>
  (row) => {
    if (row.status !== 'queued' && row.status !== 'accepted') return null;
    return {
      code,
      params,
      feedSeq,
      ...(isMoot(row.type, code) ? { status: 'acknowledged', settledAt: now } : { status: 'rejected' }),
    };
  };

/** The server knows of no such refusal (it was restored from before): nobody needs to do anything about it. */
export const isMoot = (type: string, code: string): boolean =>
  (type === 'AcknowledgeRefusal' || type === 'TakeOverRefusal') && code === 'nothing-refused';

export const settled =
  (now: Instant): Step =>
  (row) =>
    row.status === 'accepted' ? { status: 'settled', settledAt: now } : null;

export const acknowledged =
  (now: Instant): Step =>
  (row) =>
    row.status === 'rejected' ? { status: 'acknowledged', settledAt: now } : null;

/** Its acknowledgement was undone before it was sent. */
export const reopened: Step = (row) => (row.status === 'acknowledged' ? { status: 'rejected', settledAt: '' } : null);

/** After a restore of the server: it may have lost what it said yes to. Repeats are harmless. */
export const queuedAgain: Step = (row) =>
  row.seq > 0 && (row.status === 'accepted' || row.status === 'settled') ? { status: 'queued', settledAt: '' } : null;

/** Nothing is left but the number, which goes up so that device numbers have no holes. */
export const withdrawn: Step = (row) =>
  mayWithdraw(row) ? { ...EMPTIED, status: 'queued', code: '', params: {} } : null;

const EMPTIED = {
  type: 'Withdrawn',
  v: 1,
  payload: {},
  touched: [],
  after: [],
  sentAt: '',
  unverified: false,
  reissueOf: '',
} as const;

/** Never sent, or so large that it never arrived. */
export function mayWithdraw({ type, status, sentAt, code, seq }: OutboxRow): boolean {
  if (type === 'Withdrawn' || seq === 0) return false;
  return (status === 'queued' && sentAt === '') || (status === 'rejected' && code === TOO_LARGE);
}

/** A row as it goes up; what travels does not change with what happened to it since. @param held ids the outbox still knows */
export function wireOf(row: OutboxRow, held: (id: CommandId) => boolean): WireCommand {
  const { id, seq, type, v, subject, payload, after, author, occurredAt } = row;
  return { id, seq, type, v, subject, payload: { ...payload }, after: after.filter(held), author, occurredAt };
}

/** A command that asks nothing; it only takes a number. */
export const numberOnly = (id: CommandId, author: PersonId, now: Instant): NewCommand => ({
  id,
  subject: author,
  author,
  occurredAt: now,
  ...EMPTIED,
});

/** What goes up of a command of which only the number counts any more. */
export const asNumberOnly = (row: OutboxRow): WireCommand => wireOf({ ...row, ...EMPTIED }, () => false);
