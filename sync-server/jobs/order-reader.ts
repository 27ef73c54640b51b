// Reads a file of orders in a thread of its own: a large one takes seconds, in which everybody else is still answered.
import { parentPort, workerData } from 'node:worker_threads';
import { readOrders } from 'shared/import/csv-orders';
import { readOrderLines } from 'shared/import/ndjson-orders';
import { profileNamed } from 'shared/import/profiles';
import type { FileOfOrders } from './read-apart';

const AT_ONCE = 500;

const { bytes, format, profile, organisation } = workerData as FileOfOrders;
const named = profileNamed(profile);
if (named === undefined) throw new Error('a profile nobody knows');
const orders = format === 'csv' ? readOrders(bytes, named, organisation) : readOrderLines(bytes, organisation);
for (let first = 0; first < orders.length; first += AT_ONCE)
  parentPort?.postMessage(orders.slice(first, first + AT_ONCE));
