// What administrators do about sinks: add, pause, resume, change a secret. Each act is recorded with who did it.
import type { OrganisationId } from 'shared/ids';
import type { Instant } from 'shared/instant';
import { plusSeconds } from 'shared/instant';
import { faultsOf } from 'shared/contract/commands';
import type { Database } from '../store/database';
import { BUCKETS } from '../store/outbox';
import type { DoneTo, SinkAct } from '../store/sink-acts';
import { addSink, listSinks, setSinkSecrets, setSinkStatus } from '../store/sinks';
import type { SealedSecret, SinkKind, SinkRow } from '../store/sinks';
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
  if (!(await addSink(db, organisation, sink, now, from, BUCKETS, actOf(doing, id, 'added', kind))))
    return { type: 'taken' };
  return { type: 'added', secret };
}

export async function pauseSink(doing: Administering, id: string, reason: string | null): Promise<boolean> {
  return changeStatus(doing, id, 'paused', reason);
}

export async function resumeSink(doing: Administering, id: string): Promise<boolean> {
  return changeStatus(doing, id, 'active', null);
}

function changeStatus(doing: Administering, id: string, status: SinkRow['status'], reason: string | null) {
  const act = status === 'paused' ? 'paused' : 'resumed';
  return setSinkStatus(doing.db, doing.organisation, status, actOf(doing, id, act, reason));
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
  const renewed = (secrets: readonly SealedSecret[]) =>
    setSinkSecrets(db, organisation, row.version, secrets, actOf(doing, row.id, 'secret-rotated', null));
  if (row.kind === 'rabbitmq' && row.origin === 'database') {
    const read = amqpUrlSchema.safeParse(address ?? '');
    if (!read.success) return { type: 'invalid', faults: [`address: ${read.error.issues[0]?.message ?? ''}`] };
    const isSet = await renewed([sealedNow(doing, row.id, read.data)]);
    return isSet ? { type: 'rotated', secret: null, oldUntil: null } : { type: 'changed-meanwhile' };
  }
  if (row.kind !== 'webhook') return { type: 'invalid', faults: [`${row.id} has no secret of its own`] };
  const secret = newWebhookSecret();
  const oldUntil = plusSeconds(now, overlapSeconds);
  const [newest] = validAt(row.secrets, now);
  const old = newest === undefined ? [] : [{ ...newest, until: oldUntil }];
  const isSet = await renewed([sealedNow(doing, row.id, secret), ...old]);
  return isSet ? { type: 'rotated', secret, oldUntil } : { type: 'changed-meanwhile' };
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

const actOf = ({ by, now }: Administering, sinkId: string, act: SinkAct, note: string | null): DoneTo => ({
  sinkId,
  act,
  by,
  at: now,
  note,
});
