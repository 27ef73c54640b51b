// Everyone agrees: what a desktop holds is what the server holds, nothing confirmed is missing, refusals stand before their authors.
import { canonicalJson } from 'shared/canonical-json';
import type { SystemDatabase } from '../system/database';
import { PROJECTIONS } from './check-server';
import type { HeldView, Host } from './host-contract';

type ServerView = {
  readonly version: number;
  readonly state: string;
  readonly status: string;
  readonly placedAt: string;
};

/** @param restored the server lost commands and got them again: receipts of refusals may be gone with it */
export async function checkAgreement(
  hosts: readonly Host[],
  database: SystemDatabase,
  restored: boolean,
): Promise<string[]> {
  const server = await serverViews(database);
  const views = await Promise.all(hosts.map((host) => host.views()));
  return [
    ...views.flatMap((held, position) => heldDiffer(position, held, server)),
    ...views.flatMap((held, position) => missing(position, held, server)),
    ...(await refusalsDiffer(views, database)),
    ...(await lostCommands(hosts, database, restored)),
    ...(restored ? [] : await hiddenRefusals(hosts, database)),
    ...(await unaccounted(hosts)),
  ];
}

async function serverViews(database: SystemDatabase): Promise<ReadonlyMap<string, ServerView>> {
  const views = new Map<string, ServerView>();
  for (const { type, table } of PROJECTIONS) {
    const rows = await database.query<{ id: string; version: number; state: Record<string, unknown> }>(
      `select id::text, version, state from ${table}`,
    );
    for (const { id, version, state } of rows) {
      views.set(`${type}:${id}`, {
        version,
        state: canonicalJson(state),
        status: String(state['status']),
        placedAt: String(state['placedAt']),
      });
    }
  }
  return views;
}

/** Held and synced: the same version and the same state, to the letter. */
function heldDiffer(position: number, held: readonly HeldView[], server: ReadonlyMap<string, ServerView>): string[] {
  return held.flatMap(({ key, version, state, localState }) => {
    if (localState === 'createRejected' || key.startsWith('refusal:')) return [];
    const truth = server.get(key);
    if (truth === undefined) return [`desktop ${position} holds ${key}, the server does not (${localState})`];
    if (truth.version !== version)
      return [`desktop ${position} holds ${key} at ${version}, the server at ${truth.version}`];
    return truth.state === state ? [] : [`desktop ${position} shows ${key} otherwise than the server`];
  });
}

/** What a manager holds of others' refusals, and an author of their own that was taken over, is what the receipts say. */
async function refusalsDiffer(views: readonly (readonly HeldView[])[], database: SystemDatabase): Promise<string[]> {
  const rows = await database.query<{
    key: string;
    version: number;
    author: string;
    code: string;
    taker: string | null;
  }>(
    `select 'refusal:' || command_id as key, refusal_version as version, user_id::text as author, code,
       taken_over_by::text as taker
     from receipts where status = 'rejected'`,
  );
  const server = new Map(rows.map((row) => [row.key, row]));
  return views.flatMap((held, position) =>
    held.flatMap(({ key, version, state, localState }) => {
      if (!key.startsWith('refusal:') || localState === 'createRejected') return [];
      const truth = server.get(key);
      const shown = JSON.parse(state) as Readonly<Record<string, unknown>>;
      const isSame =
        truth?.version === version &&
        shown['author'] === truth.author &&
        shown['code'] === truth.code &&
        (shown['takenOverBy'] ?? null) === truth.taker;
      return isSame ? [] : [`desktop ${position} shows ${key} otherwise than its receipt: ${version} ${state}`];
    }),
  );
}

/** Open orders, products and customers are in everyone's scope who handles orders. */
function missing(position: number, held: readonly HeldView[], server: ReadonlyMap<string, ServerView>): string[] {
  const here = new Set(held.map(({ key }) => key));
  return [...server].flatMap(([key, { status }]) => {
    const always =
      key.startsWith('product:') ||
      key.startsWith('customer:') ||
      (key.startsWith('order:') && (status === 'placed' || status === 'failed'));
    return always && !here.has(key) ? [`desktop ${position} does not hold ${key} (${status})`] : [];
  });
}

/** Saved means saved: each confirmed command has its one receipt. */
async function lostCommands(hosts: readonly Host[], database: SystemDatabase, restored: boolean): Promise<string[]> {
  const receipts = await database.query<{ command_id: string }>('select command_id::text from receipts');
  const known = new Set(receipts.map(({ command_id }) => command_id));
  const refused = new Set(restored ? (await Promise.all(hosts.map((host) => host.refused()))).flat() : []);
  const confirmed = await Promise.all(hosts.map((host) => host.confirmed()));
  return confirmed.flatMap((ids, position) =>
    ids
      .filter((id) => !known.has(id) && !refused.has(id) && !restored)
      .map((id) => `desktop ${position}: command ${id} was saved and is nowhere`),
  );
}

/** A refusal stays in front of its author, on every desktop of theirs, until acknowledged. */
async function hiddenRefusals(hosts: readonly Host[], database: SystemDatabase): Promise<string[]> {
  const open = await database.query<{ command_id: string; user_id: string }>(
    `select r.command_id::text, r.user_id::text from receipts r
     where r.status = 'rejected' and r.acknowledged_at is null and r.user_id is not null`,
  );
  const people = await Promise.all(hosts.map((host) => host.person()));
  const shown = await Promise.all(hosts.map(async (host) => new Set(await host.refused())));
  return open.flatMap(({ command_id, user_id }) =>
    hosts.flatMap((_, position) =>
      people[position] === user_id && !shown[position]?.has(command_id)
        ? [`desktop ${position} hides the refusal of ${command_id}`]
        : [],
    ),
  );
}

/** made = accepted + refused + pending, less what was forgotten after its time */
async function unaccounted(hosts: readonly Host[]): Promise<string[]> {
  const all = await Promise.all(hosts.map((host) => host.accounts()));
  return all.flatMap(({ made, forgotten, acceptedOrSettled, refused, pending }, position) =>
    made - forgotten === acceptedOrSettled + refused + pending && pending === 0
      ? []
      : [`desktop ${position}: made ${made}, accepted ${acceptedOrSettled}, refused ${refused}, pending ${pending}`],
  );
}
