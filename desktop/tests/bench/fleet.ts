// Fifty people at fifty desktops in this process: the real engine over the plain store, each on a connection of its own.
import type { Desktop } from '../system/desktop';
import { startDesktop } from '../system/desktop';
import { plainDisk } from '../system/disk';
import { pages } from '../system/pages';
import type { Ground } from './ground';

export const DESKTOPS = 50;
const AT_ONCE = 4;

export async function launchFleet({ server, people }: Ground): Promise<readonly Desktop[]> {
  const fleet: Desktop[] = [];
  for (const some of pages(people, AT_ONCE)) {
    fleet.push(
      ...(await Promise.all(some.map((account) => startDesktop({ url: server.url, account, disk: plainDisk() })))),
    );
  }
  for (const desktop of fleet) await desktop.settled();
  return fleet;
}

export async function landFleet(fleet: readonly Desktop[]): Promise<void> {
  await Promise.all(fleet.map((desktop) => desktop.stop()));
}

/** Ids of the orders the first desktop holds; the others hold the same. */
export async function ordersOf(desktop: Desktop): Promise<readonly string[]> {
  const views = await desktop.views();
  return views.flatMap(({ type, id }) => (type === 'order' ? [id] : [])).sort();
}
