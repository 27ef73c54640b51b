// Takes a file off a request piece by piece, into the database or only to know what it was. Never more than a piece in memory.
import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { OrganisationId } from 'shared/ids';
import type { Database } from '../../store/database';
import { addJobPiece } from '../../store/jobs';

export type Received =
  { readonly type: 'received'; readonly hash: string } | { readonly type: 'too-large' } | { readonly type: 'empty' };

type Keeping = { readonly db: Database; readonly organisation: OrganisationId; readonly jobId: string };

const PIECE = 512 * 1024;

/** @param keeping null: nothing is kept @throws where the request breaks off */
export async function receive(bytes: Readable, most: number, keeping: Keeping | null): Promise<Received> {
  const hash = createHash('sha256');
  let [size, pieces] = [0, 0];
  let waiting: Buffer[] = [];
  const keep = async () => {
    if (keeping !== null)
      await addJobPiece(keeping.db, keeping.organisation, keeping.jobId, pieces, Buffer.concat(waiting));
    pieces += 1;
    waiting = [];
  };
  const iterator: AsyncIterable<Buffer> = bytes.iterator({ destroyOnReturn: false });
  for await (const chunk of iterator) {
    size += chunk.length;
    if (size > most) return { type: 'too-large' };
    hash.update(chunk);
    waiting.push(chunk);
    if (waiting.reduce((sum, { length }) => sum + length, 0) >= PIECE) await keep();
  }
  if (size === 0) return { type: 'empty' };
  if (waiting.length > 0) await keep();
  return { type: 'received', hash: hash.digest('hex') };
}
