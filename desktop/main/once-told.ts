// Says a thing once per profile, not at every start.
import type { KeptFile } from './kept-file';

export async function onceTold(told: KeptFile<string[]>, what: string, tell: () => Promise<void>): Promise<void> {
  const before = told.read() ?? [];
  if (before.includes(what)) return;
  await tell();
  try {
    told.write([...before, what]);
  } catch {
    // On a full disk it is said again at the next start.
  }
}
