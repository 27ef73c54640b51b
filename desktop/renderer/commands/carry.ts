// Unsent work as a text another device of the same person can take in. Ids stay, so that arriving twice is arriving once.
import { z } from 'zod';
import { keyOf } from 'shared/aggregate';
import { targetsOf } from 'shared/command';
import { commandIdSchema, instantSchema, personIdSchema } from 'shared/contract/scalars';
import type { OrganisationId } from 'shared/ids';
import { refold, refsOf } from '../local/fold';
import { commandOf } from '../local/read-row';
import type { LocalStore, NewCommand, OutboxRow } from '../local/store';
import type { Acting } from './act';

const rowSchema = z.object({
  id: commandIdSchema,
  type: z.string().max(60),
  v: z.int().min(1),
  subject: z.guid(),
  payload: z.record(z.string(), z.unknown()),
  after: z.array(commandIdSchema),
  author: personIdSchema,
  occurredAt: instantSchema,
  /** Once sent, a command never changes, on any device. */
  sentAt: z.union([z.literal(''), instantSchema]),
  reissueOf: z.union([z.literal(''), commandIdSchema]),
  unverified: z.boolean(),
});
const packedSchema = z.object({
  waybill: z.literal('unsent'),
  version: z.literal(1),
  organisation: z.guid(),
  author: personIdSchema,
  rows: z.array(rowSchema),
});
type CarriedRow = z.infer<typeof rowSchema>;

export type Packed = { readonly text: string; readonly commands: number };

/** What exists nowhere else: what was never answered. Refusals are on the server and follow their author by themselves. */
export async function packUnsent({
  store,
  organisation,
  who,
}: Pick<Acting, 'store' | 'organisation' | 'who'>): Promise<Packed> {
  const rows = (await store.unsettled()).filter(({ status, type }) => status === 'queued' && type !== 'Withdrawn');
  const packed = { waybill: 'unsent', version: 1, organisation, author: who().id, rows: rows.map(carried) };
  return { text: JSON.stringify(packed), commands: rows.length };
}

function carried({
  id,
  type,
  v,
  subject,
  payload,
  after,
  author,
  occurredAt,
  sentAt,
  reissueOf,
  unverified,
}: OutboxRow): CarriedRow {
  return {
    id,
    type,
    v,
    subject,
    payload: { ...payload },
    after: [...after],
    author,
    occurredAt,
    sentAt,
    reissueOf,
    unverified,
  };
}

export type TakenIn =
  | { readonly type: 'taken-in'; readonly added: number; readonly known: number }
  | { readonly type: 'not-ours' }
  /** Work of one person is never sent as another's. */
  | { readonly type: 'of-another' }
  /** Made by a version this one cannot read; nothing was taken in. */
  | { readonly type: 'unreadable'; readonly commands: number };

export async function takeInUnsent(
  { store, organisation, who }: Pick<Acting, 'store' | 'organisation' | 'who'>,
  text: string,
): Promise<TakenIn> {
  const packed = packedSchema.safeParse(jsonOf(text));
  if (!packed.success) return { type: 'not-ours' };
  const { rows, author } = packed.data;
  const isMine =
    packed.data.organisation === organisation && author === who().id && rows.every((row) => row.author === author);
  if (!isMine) return { type: 'of-another' };
  const commands = rows.map((row) => newCommand(row, organisation));
  const unreadable = commands.filter((command) => command === null).length;
  if (unreadable > 0) return { type: 'unreadable', commands: unreadable };
  const added: OutboxRow[] = [];
  for (const command of commands) if (command !== null) added.push(...(await append(store, command)));
  await refold(store, organisation, refsOf(added));
  return { type: 'taken-in', added: added.length, known: rows.length - added.length };
}

/** Nothing where the command is here already, as after taking in one file twice. */
async function append(store: LocalStore, command: NewCommand): Promise<readonly OutboxRow[]> {
  const row = await store.append(async () => ((await store.rows([command.id])).length > 0 ? null : command));
  return row === null ? [] : [row];
}

function newCommand(row: CarriedRow, organisation: OrganisationId): NewCommand | null {
  const command = commandOf(row);
  if (command === null) return null;
  return { ...row, touched: targetsOf(command, organisation).touched.map(keyOf) };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
