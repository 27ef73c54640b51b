// What was refused since one last looked, told apart by where it was made.
import type { CommandId } from 'shared/ids';
import type { OutboxRow } from '../../local/store';

export type News = { readonly here: readonly OutboxRow[]; readonly elsewhere: readonly OutboxRow[] };

/** @param known what had been refused before; `undefined` until that was known, and then nothing is news */
export function newsIn(known: ReadonlySet<CommandId> | undefined, rows: readonly OutboxRow[]): News {
  const fresh = known === undefined ? [] : rows.filter(({ id }) => !known.has(id));
  return { here: fresh.filter(({ seq }) => seq > 0), elsewhere: fresh.filter(({ seq }) => seq === 0) };
}
