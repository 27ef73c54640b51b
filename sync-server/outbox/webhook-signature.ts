// Standard Webhooks: who sent a request, and that nobody changed it. Two secrets sign while one replaces the other.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const PREFIX = 'whsec_';
const SECRET_BYTES = 32;

export const newWebhookSecret = (): string => `${PREFIX}${randomBytes(SECRET_BYTES).toString('base64')}`;

/** Between 24 and 64 bytes after the prefix, as the standard asks. */
export function isWebhookSecret(text: string): boolean {
  const { length } = keyOf(text);
  return text.startsWith(PREFIX) && length >= 24 && length <= 64;
}

const keyOf = (secret: string) => Buffer.from(secret.slice(PREFIX.length), 'base64');

export type Signed = { readonly id: string; readonly timestamp: string; readonly body: string };

/** @returns the header's value: one signature per secret */
export const signatureOf = (signed: Signed, secrets: readonly string[]): string =>
  secrets.map((secret) => `v1,${macOf(signed, secret).toString('base64')}`).join(' ');

function macOf({ id, timestamp, body }: Signed, secret: string): Buffer {
  return createHmac('sha256', keyOf(secret)).update(`${id}.${timestamp}.${body}`).digest();
}

export const TOLERANCE_S = 5 * 60;

/** As a receiver checks it. @param nowSeconds the receiver's clock */
export function isSignedBy(secret: string, signed: Signed, header: string, nowSeconds: number): boolean {
  if (!(Math.abs(nowSeconds - Number(signed.timestamp)) <= TOLERANCE_S)) return false;
  const wanted = macOf(signed, secret);
  return header.split(' ').some((one) => {
    const [version, text = ''] = one.split(',');
    const given = Buffer.from(text, 'base64');
    return version === 'v1' && given.length === wanted.length && timingSafeEqual(given, wanted);
  });
}
