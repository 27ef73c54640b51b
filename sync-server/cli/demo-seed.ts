// Fills empty books with generated orders, through the one door like everything else.
import { randomUUID } from 'node:crypto';
import type { BusinessCommand } from 'shared/command';
import { commandTable } from 'shared/command-table';
import { generateDemo } from 'shared/demo/generate-demo';
import type { OrganisationId } from 'shared/ids';
import { plusSeconds } from 'shared/instant';
import type { Clock } from '../clock';
import type { OwnCommand } from '../commands/batch';
import { handleOwn } from '../commands/handle-batch';
import { hasBooks } from '../store/any-books';
import type { Database } from '../store/database';

const BATCH = 100;
const DAY = 86_400;
/** The demo looks back this far at most, and its orders are at least a minute and at most an hour apart. */
const SPAN = 90 * DAY;
const CLOSEST = 60;
const WIDEST = 3_600;

export type DemoSeed = {
  readonly db: Database;
  readonly organisation: OrganisationId;
  readonly orders: number;
  readonly clock: Clock;
  /** The same seed on empty books gives the same demo. */
  readonly seed?: number;
  readonly onProgress?: (orders: number) => void;
};

export type DemoSeeded =
  { readonly type: 'not-empty' } | { readonly type: 'seeded'; readonly orders: number; readonly commands: number };

/** @throws where a command of the demo is refused, which only a bug can cause */
export async function seedDemo({
  db,
  organisation,
  orders,
  clock,
  seed = 1,
  onProgress,
}: DemoSeed): Promise<DemoSeeded> {
  if (await hasBooks(db, organisation)) return { type: 'not-empty' };
  const everySeconds = Math.round(Math.min(WIDEST, Math.max(CLOSEST, SPAN / Math.max(1, orders))));
  const startingAt = plusSeconds(clock.now(), -(everySeconds * orders + DAY));
  const correlationId = randomUUID();
  const done = { orders: 0, commands: 0 };
  const place = async (commands: readonly BusinessCommand[]) => {
    const own = commands.map(ownCommand);
    const results = await handleOwn(db, { organisation, correlationId, recordedAt: clock.now(), commands: own });
    const refused = results.find(({ status }) => status !== 'accepted');
    if (refused !== undefined) throw new Error(`a command of the demo did not go through: ${JSON.stringify(refused)}`);
    done.commands += commands.length;
    done.orders += commands.filter(({ type }) => type === 'PlaceOrder').length;
    onProgress?.(done.orders);
  };
  for (const batch of batchesOf(generateDemo({ seed, count: orders, organisation, startingAt, everySeconds }))) {
    await place(batch);
  }
  return { type: 'seeded', ...done };
}

const ownCommand = ({ id, type, subject, payload, occurredAt }: BusinessCommand): OwnCommand => ({
  id,
  type,
  v: commandTable[type].v,
  subject,
  payload: { ...payload },
  occurredAt,
});

function* batchesOf<T>(items: Iterable<T>): Iterable<readonly T[]> {
  let batch: T[] = [];
  for (const item of items) {
    batch.push(item);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
