// Asks the server whose a one-time link is, and sets the password that was chosen with it. Nobody is signed in yet.
import { z } from 'zod';
import type { LinkHolder } from 'shared/contract/password-links';
import { linkHolderSchema } from 'shared/contract/password-links';
import type { Answer } from './read-answer';
import { readAnswer } from './read-answer';

const nothing = z.unknown().transform(() => null);
const ANSWER_WITHIN_MS = 15_000;

export function passwordLinks(url: string, send: typeof fetch) {
  const ask = async <T>(path: string, body: unknown, schema: z.ZodType<T>): Promise<Answer<T>> => {
    try {
      const response = await send(`${url}/api/v1/password-link${path}`, {
        method: 'POST',
        cache: 'no-store',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      });
      return readAnswer({ status: response.status, text: await response.text() }, schema);
    } catch {
      return { type: 'unreachable' };
    }
  };
  return {
    whose: (token: string): Promise<Answer<LinkHolder>> => ask('', { token }, linkHolderSchema),
    choose: (token: string, password: string): Promise<Answer<null>> => ask('/use', { token, password }, nothing),
  };
}
