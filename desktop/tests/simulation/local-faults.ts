// What must be true of one desktop at every step (SYN-1, SYN-6, SYN-7).
import { keyOf } from 'shared/aggregate';
import { canonicalJson } from 'shared/canonical-json';
import { rebase, type Base } from 'shared/rebase';
import { initialStates } from 'shared/states';
import { commandId, settingsIdOf } from 'shared/ids';
import type { LocalDocument } from '../../renderer/local/store';
import { roundLabel } from '../../renderer/local/round';
import type { Desktop } from '../system/desktop';
import { commandOf } from '../../renderer/local/read-row';

/** What was seen before, to see that it only goes forward. */
export type Witness = {
  epoch: string | null;
  round: number;
  cursor: number;
  /** By aggregate, epoch and round of its base. */ readonly versions: Map<string, number>;
};

export const witness = (): Witness => ({ epoch: null, round: 0, cursor: 0, versions: new Map() });

/** @param aged what is finished may have been forgotten by now */
export async function localFaults(
  desktop: Desktop,
  seen: Witness,
  confirmed: ReadonlySet<string>,
  aged: boolean,
): Promise<string[]> {
  return [
    ...(await forward(desktop, seen)),
    ...(aged ? [] : await absent(desktop, confirmed)),
    ...(await settledTooEarly(desktop)),
    ...(await otherwise(desktop)),
  ];
}

/** Base version and cursor never fall within an epoch. */
async function forward(desktop: Desktop, seen: Witness): Promise<string[]> {
  const { epoch, round, cursor } = await desktop.store().position();
  const faults: string[] = [];
  if (epoch !== seen.epoch || round !== seen.round) {
    Object.assign(seen, { epoch, round, cursor: 0 });
  }
  if (cursor < seen.cursor) faults.push(`the cursor fell from ${seen.cursor} to ${cursor}`);
  seen.cursor = cursor;
  for (const { type, id, base } of await desktop.views()) {
    if (base === null) continue;
    const key = `${keyOf({ type, id })} in ${base.epoch}`;
    const before = seen.versions.get(key) ?? 0;
    if (base.version < before) faults.push(`the base of ${key} fell from ${before} to ${base.version}`);
    seen.versions.set(key, base.version);
  }
  return faults;
}

/** Saved means saved: a confirmed command is in the outbox in some status, or was settled and compacted away. */
async function absent(desktop: Desktop, confirmed: ReadonlySet<string>): Promise<string[]> {
  const rows = await desktop.store().rows([...confirmed].map(commandId));
  const known = new Set<string>(rows.map(({ id }) => id));
  return [...confirmed].filter((id) => !known.has(id)).map((id) => `command ${id} was saved and is gone`);
}

/** An own effect never vanishes: what counts as settled has its rows here, unless they are none of this desktop's business. */
async function settledTooEarly(desktop: Desktop): Promise<string[]> {
  const label = roundLabel(await desktop.store().position());
  const settled = (await desktop.store().finished(10_000)).filter(({ status }) => status === 'settled');
  const held = new Map((await desktop.views()).map((view) => [keyOf(view), view]));
  return settled.flatMap(({ id, versions }) =>
    Object.entries(versions).flatMap(([key, version]) => {
      const view = held.get(key);
      const behind = view?.base?.epoch === label && !view.gone && view.base.version < version;
      const bare = view !== undefined && view.base === null && !view.gone && view.pendingCount === 0;
      return behind || bare ? [`command ${id} is settled, and ${key} does not show it`] : [];
    }),
  );
}

/** view == rebase(bases, overlay), where nothing moved while it was looked at. */
async function otherwise(desktop: Desktop): Promise<string[]> {
  const before = await desktop.store().unsettled();
  const views = await desktop.views();
  const after = await desktop.store().unsettled();
  const still = canonicalJson(before) === canonicalJson(after);
  // After a restore the server is asked again what it once accepted; until it answers two truths are at hand.
  const askedAgain = before.some(({ status, versions }) => status === 'queued' && Object.keys(versions).length > 0);
  if (!still || askedAgain) return [];
  const organisation = desktop.session.organisationId;
  const rules = views.filter(({ type, id }) => type === 'settings' && id === settingsIdOf(organisation));
  const unsettled = before.flatMap((row) => {
    const command = commandOf(row);
    return command === null
      ? []
      : [
          {
            seq: row.seq,
            command,
            status: row.status === 'queued' ? row.status : ('accepted' as const),
            versions: row.versions,
          },
        ];
  });
  const consulted = rules.map((view) => ({ type: view.type, id: view.id, version: 0, state: view.state }) as Base);
  const folded = rebase(views.map(baseOf), unsettled, consulted, organisation);
  const differing = views.filter((view) => {
    if (view.localState === 'createRejected' || view.gone) return false;
    const state = folded.state(view.type, view.id) ?? initialStates[view.type];
    return canonicalJson(state) !== canonicalJson(view.state);
  });
  return differing.map((view) => `the view of ${keyOf(view)} is not its base with own commands on top`);
}

const baseOf = (view: LocalDocument): Base =>
  ({ type: view.type, id: view.id, version: view.base?.version ?? 0, state: view.base?.state ?? null }) as Base;
