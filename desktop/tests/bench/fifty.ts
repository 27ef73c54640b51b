// Rows 5 to 7 on one fleet of fifty desktops.
import { placeOrders } from './bare-conversation';
import { fanOut } from './fan-out';
import { DESKTOPS, landFleet, launchFleet } from './fleet';
import { layGround } from './ground';
import type { Line } from './report';
import { storms } from './storm';

const ORDERS = 1_000;

export async function fifty(): Promise<readonly Line[]> {
  const ground = await layGround(DESKTOPS);
  const [clerk] = ground.people;
  if (clerk === undefined) throw new Error('nobody can sign in');
  try {
    await placeOrders(ground.server.url, clerk, ORDERS);
    const fleet = await launchFleet(ground);
    const spread = await fanOut(fleet);
    const stormy = await storms(fleet, ground.server.pid);
    await landFleet(fleet);
    return [...spread, ...stormy];
  } finally {
    await ground.end();
  }
}
