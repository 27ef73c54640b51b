// Reads a backup row by row and believes nothing: order, counts, checksum and every hash chain are checked on the way.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { linesOf } from '../lines';
import { chainKeeper } from './chain';
import { FORMAT_VERSION, headerSchema, jsonOf, readRowLine, trailerSchema } from './format';
import type { Header, TableRow } from './format';
import { BackupProblem, damaged } from './problem';
import type { Place } from './problem';

export type BackupReader = {
  readonly onHeader: (header: Header) => void;
  readonly onRow: (row: TableRow) => Promise<void>;
};

/** @throws BackupProblem where the file is not a whole, unaltered backup; what was read so far must then count for nothing */
export async function readBackup(path: string, reader: BackupReader): Promise<Header> {
  const place = { path, line: 0 };
  try {
    return await read(await contentOf(path), reader, place);
  } catch (error) {
    throw asProblem(error, place);
  }
}

/** Notes how far the reading has come, so that damage can be found again. */
async function* counted(lines: AsyncGenerator<string>, place: { line: number }): AsyncGenerator<string> {
  for await (const line of lines) {
    place.line += 1;
    yield line;
  }
}

async function read(
  content: AsyncIterable<Uint8Array>,
  { onHeader, onRow }: BackupReader,
  place: { line: number },
): Promise<Header> {
  const hash = createHash('sha256');
  const lines = counted(linesOf(content), place);
  const first = await lines.next();
  const header = headerFrom(first.done === true ? '' : first.value);
  hash.update(`${String(first.value)}\n`);
  onHeader(header);
  const tally = rowTally(header);
  const chain = chainKeeper();
  for await (const line of lines) {
    const row = readRowLine(line);
    if (row === null) {
      tally.finish(line, hash.digest('hex'));
      if ((await lines.next()).done !== true) throw damaged('something follows its end');
      return header;
    }
    tally.count(row.table);
    if (row.table === 'events') chain.check(row.row);
    hash.update(`${line}\n`);
    await onRow(row);
  }
  throw damaged('its end is missing');
}

function headerFrom(line: string): Header {
  const said = jsonOf(line);
  const parsed = headerSchema.safeParse(said);
  if (!parsed.success) throw damaged('it is no backup of Waybill, or its beginning is damaged');
  if (parsed.data.version > FORMAT_VERSION)
    throw new BackupProblem('newer', 'This backup was made by a newer Waybill. Install that version first.');
  return parsed.data;
}

/** Rows come table by table, as the header lists them, and as many as it says. */
function rowTally({ tables }: Header) {
  const left = tables.map(({ name, rows }) => ({ name, rows }));
  let total = 0;
  const atHand = () => {
    while (left[0]?.rows === 0) left.shift();
    return left[0];
  };
  return {
    count: (table: string) => {
      const current = atHand();
      if (current?.name !== table) throw damaged(`rows of "${table}" are not where or as many as they should be`);
      current.rows -= 1;
      total += 1;
    },
    finish: (line: string, sha256: string) => {
      const trailer = trailerSchema.safeParse(jsonOf(line));
      if (!trailer.success) throw damaged('a line is no row');
      const missing = atHand();
      if (missing !== undefined) throw damaged(`rows of "${missing.name}" are missing`);
      if (trailer.data.rows !== total || trailer.data.sha256 !== sha256) throw damaged('its checksum does not match');
    },
  };
}

const GZIP = [0x1f, 0x8b];

/** Compressed or not, whatever the file is called. */
async function contentOf(path: string): Promise<AsyncIterable<Uint8Array>> {
  const file = await open(path, 'r');
  const start = Buffer.alloc(2);
  await file.read(start, 0, 2, 0).finally(() => file.close());
  const stream = createReadStream(path);
  if (!GZIP.every((byte, position) => start[position] === byte)) return stream;
  const content = createGunzip();
  stream.on('error', (error) => content.destroy(error));
  return stream.pipe(content);
}

function asProblem(error: unknown, place: Place): unknown {
  const { path } = place;
  if (error instanceof BackupProblem) return error.what === null ? error : damaged(error.what, place);
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (code === 'ENOENT') return new BackupProblem('not-found', `There is no file ${path}.`);
  if (code === 'EISDIR') return new BackupProblem('not-readable', `${path} is a folder.`);
  if (code === 'EACCES' || code === 'EPERM') return new BackupProblem('not-readable', `You may not read ${path}.`);
  return code.startsWith('Z_') ? damaged('its compression is broken', place) : error;
}
