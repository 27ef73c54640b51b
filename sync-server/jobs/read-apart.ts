// Has a file of orders read in a thread of its own, and takes them piece by piece.
import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { OrganisationId } from 'shared/ids';
import type { ReadOrder } from 'shared/import/verdict';
import { packageRoot } from '../package-root';

export type FileOfOrders = {
  readonly bytes: Uint8Array;
  readonly format: 'csv' | 'ndjson';
  readonly profile: string;
  readonly organisation: OrganisationId;
};

const READER = join(packageRoot, 'dist', 'order-reader.js');

/** @throws where the thread fails */
export async function readApart(file: FileOfOrders): Promise<readonly ReadOrder[]> {
  const worker = new Worker(READER, { workerData: file });
  const orders: ReadOrder[] = [];
  worker.on('message', (piece: readonly ReadOrder[]) => void orders.push(...piece));
  const [exitCode] = (await once(worker, 'exit')) as [number];
  if (exitCode !== 0) throw new Error(`the reader of orders ended with ${exitCode}`);
  return orders;
}
