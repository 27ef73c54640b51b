// Writes a file that is there as a whole or not at all, readable by its owner only.
import { createWriteStream, existsSync } from 'node:fs';
import { link, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { BackupProblem } from './problem';

/** @param replace whether a file that is there already may go. A path ending in .gz is compressed */
export async function writeWhole(path: string, replace: boolean, lines: AsyncIterable<string>): Promise<void> {
  if (!replace && existsSync(path)) throw exists(path);
  const partial = `${path}.partial-${process.pid}`;
  try {
    const target = createWriteStream(partial, { flags: 'w', mode: 0o600 });
    const source = Readable.from(inBlocks(lines), { objectMode: false });
    await (path.endsWith('.gz') ? pipeline(source, createGzip(), target) : pipeline(source, target));
    await flush(partial);
    await (replace ? rename(partial, path) : putInPlace(partial, path));
    await flush(dirname(path)).catch(() => undefined); // not every system lets a folder be flushed
  } catch (error) {
    throw asProblem(error, path);
  } finally {
    await rm(partial, { force: true }).catch(() => undefined);
  }
}

const BLOCK = 64 * 1024;

async function* inBlocks(lines: AsyncIterable<string>): AsyncGenerator<Buffer> {
  let block = '';
  for await (const line of lines) {
    block += `${line}\n`;
    if (block.length < BLOCK) continue;
    yield Buffer.from(block);
    block = '';
  }
  if (block !== '') yield Buffer.from(block);
}

/** Fails where a file has appeared meanwhile, which a rename would overwrite. */
async function putInPlace(partial: string, path: string): Promise<void> {
  try {
    await link(partial, path);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') throw exists(path);
    await rename(partial, path); // a file system without links
  }
}

async function flush(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

const exists = (path: string) =>
  new BackupProblem('exists', `${path} is there already. Choose another name, or say --yes to replace it.`);

const SENTENCES: Readonly<Record<string, string>> = {
  ENOENT: 'its folder does not exist',
  ENOTDIR: 'its folder does not exist',
  EACCES: 'you may not write there',
  EPERM: 'you may not write there',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full',
  EISDIR: 'it is a folder',
};

function asProblem(error: unknown, path: string): unknown {
  const sentence = SENTENCES[codeOf(error)];
  return sentence === undefined ? error : new BackupProblem('not-writable', `${path} cannot be written: ${sentence}.`);
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
