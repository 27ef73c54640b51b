// Whether a Waybill server answers at an address, and if not, what a person can do about it.
import { z } from 'zod';

export type Found = 'waybill' | 'unreachable' | 'untrusted' | 'not-waybill';

const answerSchema = z.object({ needed: z.boolean() });
const ANSWER_WITHIN_MS = 8_000;
const LONGEST_ANSWER = 10_000;

/** Asks what any server of ours tells anybody. Nothing is sent along, and redirections are not followed. */
export async function knockAt(server: URL, send: typeof fetch, answerWithinMs = ANSWER_WITHIN_MS): Promise<Found> {
  try {
    const response = await send(`${server.origin}/api/v1/setup`, {
      redirect: 'manual',
      cache: 'no-store',
      signal: AbortSignal.timeout(answerWithinMs),
    });
    if (response.status >= 500) return 'unreachable';
    const text = await response.text();
    return response.ok && text.length < LONGEST_ANSWER && isOurs(text) ? 'waybill' : 'not-waybill';
  } catch (fault) {
    return isAboutTrust(fault) ? 'untrusted' : 'unreachable';
  }
}

function isOurs(text: string): boolean {
  try {
    return answerSchema.safeParse(JSON.parse(text)).success;
  } catch {
    return false;
  }
}

/** As Node names what is wrong with a certificate: CERT_HAS_EXPIRED, DEPTH_ZERO_SELF_SIGNED_CERT, ERR_TLS_CERT_ALTNAME_INVALID … */
function isAboutTrust(fault: unknown): boolean {
  const cause = fault instanceof Error ? fault.cause : undefined;
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined;
  return typeof code === 'string' && /CERT|SELF_SIGNED|VERIFY_LEAF/.test(code);
}
