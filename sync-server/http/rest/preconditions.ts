// ETags and the conditions on them, and the key a command is known by. Pure.
import type { CommandId } from 'shared/ids';
import { commandIdSchema } from 'shared/contract/scalars';
import type { Problem } from '../problem';
import type { Expected } from '../../commands/batch';

export const etagOf = (version: number) => `"v${version}"`;

/** Whether the caller has this version already. Weak or strong, one of several, or `*`. */
export function hasSeen(header: string | undefined, version: number): boolean {
  if (header === undefined) return false;
  const tags = header.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes('*') || tags.includes(etagOf(version));
}

type Read<T> = { readonly type: 'read'; readonly value: T } | { readonly type: 'refused'; readonly problem: Problem };
const read = <T>(value: T): Read<T> => ({ type: 'read', value });
const refused = (problem: Problem): Read<never> => ({ type: 'refused', problem });

/** Which version a command is meant for; `*` means whichever there is. */
export function expectedBy(header: string | undefined): Read<Expected> {
  if (header === undefined) {
    return refused({
      status: 428,
      code: 'precondition-required',
      title: 'Say which version you have seen: If-Match with its ETag, or * for any.',
    });
  }
  if (header.trim() === '*') return read('present');
  const version = /^"v(\d{1,10})"$/.exec(header.trim())?.[1];
  if (version !== undefined) return read(Number(version));
  return refused({
    status: 400,
    code: 'if-match-malformed',
    title: 'If-Match holds one ETag as it was given, as "v7", or *.',
  });
}

/** Creating asks that there is nothing yet. */
export function absenceBy(header: string | undefined): Read<Expected> {
  if (header?.trim() === '*') return read('absent');
  return refused({
    status: 428,
    code: 'precondition-required',
    title: 'Say that it is new: If-None-Match: *',
  });
}

export function keyBy(header: string | undefined): Read<CommandId> {
  if (header === undefined) {
    return refused({
      status: 400,
      code: 'idempotency-key-required',
      title: 'Give the command a UUID of its own as Idempotency-Key; asked again under it, the answer is the same.',
    });
  }
  const parsed = commandIdSchema.safeParse(header.trim());
  if (parsed.success) return read(parsed.data);
  return refused({ status: 400, code: 'idempotency-key-malformed', title: 'An Idempotency-Key is a UUID.' });
}

export const staleProblem = (version: number): Problem =>
  version === 0
    ? { status: 404, code: 'not-found', title: 'There is nothing under this id.' }
    : {
        status: 412,
        code: 'precondition-failed',
        title: 'It was changed since you looked. Look again, and decide again.',
        currentVersion: version,
      };
