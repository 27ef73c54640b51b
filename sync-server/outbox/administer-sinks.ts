// What administrators do about sinks: add, pause, resume, change a secret. Each act is recorded with who did it.
import type { OrganisationId } from 'shared/ids';
import type { Instant } from 'shared/instant';
import { plusSeconds } from 'shared/instant';
import { faultsOf } from 'shared/contract/commands';
import type { Database } from '../store/database';
import { BUCKETS } from '../store/outbox';
import { recordSinkAct } from '../store/sink-acts';
import type { SinkAct } from '../store/sink-acts';
import { addSink, listSinks, setSinkSecrets, setSinkStatus } from '../store/sinks';
import type { SealedSecret, SinkKind, SinkRow } from '../store/sinks';
import { askOnce } from '../store/transaction';
import { purposeOf, validAt } from './open-sink';
import { RESERVED_NAMES, amqpUrlSchema, settingsSchemaOf, sinkNameSchema } from './sink-settings';
import { newWebhookSecret } from './webhook-signature';

export type Administering = {
  readonly db: Database;
  readonly organisation: OrganisationId;
  readonly now: Instant;
  /** A sign-in name, or `command line`. */
  readonly by: string;
  readonly seal: (text: string, purpose: string) => string;
};

export type NewSinkWish = {
  readonly id: string;
  readonly kind: SinkKind;
  readonly ordering: SinkRow['ordering'];
  readonly settings: Readonly<Record<string, unknown>>;
  /** Of a broker; it may hold a password. */
  readonly address: string | null;
  readonly from: 'now' | 'start';
};

export type SinkFaults = { readonly type: 'invalid'; readonly faults: readonly string[] };
/** `secret`: shown this once; null for a kind that signs nothing. */
export type SinkAdded = { readonly type: 'added'; readonly secret: string | null };

/** What is wrong with it; nothing is changed. */
export function faultsOfSink({ id, kind, settings, address }: NewSinkWish): readonly string[] {
  const name = sinkNameSchema.safeParse(id);
  const read = settingsSchemaOf(kind).safeParse(settings);
  const broker = kind === 'rabbitmq' ? amqpUrlSchema.safeParse(address ?? '') : null;
  return [
    ...(name.success ? [] : [`name: ${name.error.issues[0]?.message ?? ''}`]),
    ...(RESERVED_NAMES.includes(id) ? ["name: is taken by a sink of the server's own settings"] : []),
    ...(read.success ? [] : [faultsOf(read.error)]),
    ...(broker === null || broker.success ? [] : [`address: ${broker.error.issues[0]?.message ?? ''}`]),
  ];
}

export async function setUpSink(
  doing: Administering,
  wish: NewSinkWish,
): Promise<SinkAdded | SinkFaults | { readonly type: 'taken' }> {
  const faults = faultsOfSink(wish);
  if (faults.length > 0) return { type: 'invalid', faults };
  const { db, organisation, now } = doing;
  const { id, kind, ordering, from } = wish;
  const secret = kind === 'webhook' ? newWebhookSecret() : null;
  const kept = kind === 'rabbitmq' ? wish.address : secret;
  const secrets = kept === null ? [] : [sealedNow(doing, id, kept)];
  const settings = settingsSchemaOf(kind).parse(wish.settings);
  const sink = { id, kind, ordering, settings, secrets, origin: 'database' } as const;
  if (!(await addSink(db, organisation, sink, now, from, BUCKETS))) return { type: 'taken' };
  await record(doing, id, 'added', kind);
  return { type: 'added', secret };
}

export async function pauseSink(doing: Administering, id: string, reason: string | null): Promise<boolean> {
  return changeStatus(doing, id, 'paused', reason);
}

export async function resumeSink(doing: Administering, id: string): Promise<boolean> {
  return changeStatus(doing, id, 'active', null);
}

async function changeStatus(doing: Administering, id: string, status: SinkRow['status'], reason: string | null) {
  const { db, organisation, now } = doing;
  if (!(await setSinkStatus(db, organisation, id, status, reason, now))) return false;
  await record(doing, id, status === 'paused' ? 'paused' : 'resumed', reason);
  return true;
}

export type Rotated =
  | { readonly type: 'rotated'; readonly secret: string | null; readonly oldUntil: string | null }
  | SinkFaults
  | { readonly type: 'changed-meanwhile' };

/** Webhooks get a new secret, and sign with the old one too until the overlap ends; brokers get a new address at once. */
export async function rotateSecret(
  doing: Administering,
  row: SinkRow,
  overlapSeconds: number,
  address: string | null,
): Promise<Rotated> {
  const { db, organisation, now } = doing;
  if (row.kind === 'rabbitmq' && row.origin === 'database') {
    const read = amqpUrlSchema.safeParse(address ?? '');
    if (!read.success) return { type: 'invalid', faults: [`address: ${read.error.issues[0]?.message ?? ''}`] };
    const isSet = await setSinkSecrets(db, organisation, row, [sealedNow(doing, row.id, read.data)]);
    if (!isSet) return { type: 'changed-meanwhile' };
    await record(doing, row.id, 'secret-rotated', null);
    return { type: 'rotated', secret: null, oldUntil: null };
  }
  if (row.kind !== 'webhook') return { type: 'invalid', faults: [`${row.id} has no secret of its own`] };
  const secret = newWebhookSecret();
  const oldUntil = plusSeconds(now, overlapSeconds);
  const [newest] = validAt(row.secrets, now);
  const old = newest === undefined ? [] : [{ ...newest, until: oldUntil }];
  if (!(await setSinkSecrets(db, organisation, row, [sealedNow(doing, row.id, secret), ...old])))
    return { type: 'changed-meanwhile' };
  await record(doing, row.id, 'secret-rotated', null);
  return { type: 'rotated', secret, oldUntil };
}

export async function sinkNamed(
  { db, organisation }: Pick<Administering, 'db' | 'organisation'>,
  id: string,
): Promise<SinkRow | null> {
  return (await listSinks(db, organisation)).find((row) => row.id === id) ?? null;
}

const sealedNow = ({ seal, now }: Administering, id: string, text: string): SealedSecret => ({
  sealed: seal(text, purposeOf(id)),
  since: now,
  until: null,
});

function record({ db, organisation, by, now }: Administering, sinkId: string, act: SinkAct, note: string | null) {
  return recordSinkAct((statement, values) => askOnce(db, statement, values), organisation, {
    sinkId,
    act,
    by,
    at: now,
    note,
  });
}
