// The sink that posts CloudEvents to an address, signed. Redirects are not followed: the data goes where it was meant to go.
import { CLOUD_EVENTS_CONTENT_TYPE, cloudEventText, readCloudEvent } from 'shared/contract/cloud-event';
import { epochMillis } from 'shared/instant';
import type { Clock } from '../clock';
import type { Delivery, Sink } from './sink';
import { signatureOf } from './webhook-signature';

export type WebhookWishes = {
  readonly id: string;
  readonly ordering: Sink['ordering'];
  readonly url: string;
  /** Those that are valid at the moment, the newest first. */
  readonly secrets: () => readonly string[];
  readonly schemaBase: string | null;
  readonly clock: Clock;
};

const AT_ONCE = 4;

export function webhookSink({ id, ordering, url, secrets, schemaBase, clock }: WebhookWishes): Sink {
  return {
    id,
    ordering,
    atOnce: AT_ONCE,
    deliver: async ({ payload }, withinMs) => {
      const event = readCloudEvent(payload);
      if (event === null) return { type: 'park', reason: 'what is stored is no CloudEvent' };
      const now = epochMillis(clock.now());
      const signed = {
        id: event.id,
        timestamp: String(Math.floor(now / 1_000)),
        body: cloudEventText(event, schemaBase),
      };
      const headers = {
        'content-type': `${CLOUD_EVENTS_CONTENT_TYPE}; charset=utf-8`,
        'user-agent': 'waybill',
        'webhook-id': signed.id,
        'webhook-timestamp': signed.timestamp,
        'webhook-signature': signatureOf(signed, secrets()),
      };
      const signal = AbortSignal.timeout(withinMs);
      try {
        const response = await fetch(url, { method: 'POST', headers, body: signed.body, redirect: 'manual', signal });
        await response.body?.cancel();
        return answerOf(response.status, response.headers.get('retry-after'), now);
      } catch (error) {
        return { type: 'try-again', reason: problemOf(error) };
      }
    },
  };
}

/** What a status means: 408, 429 and 5xx may pass, 410 ends it all, other refusals are final. */
export function answerOf(status: number, retryAfter: string | null, now: number): Delivery {
  if (status >= 200 && status < 300) return { type: 'delivered' };
  if (status === 410) return { type: 'refuses-all', reason: 'the address answers 410: it wants nothing any more' };
  if (status >= 300 && status < 400)
    return { type: 'try-again', reason: `the address answers ${status}; redirects are not followed` };
  if (status !== 408 && status !== 429 && status < 500)
    return { type: 'park', reason: `the address answers ${status}` };
  return { type: 'try-again', reason: `the address answers ${status}`, afterMs: waitOf(retryAfter, now) };
}

/** Seconds, or a moment. */
function waitOf(retryAfter: string | null, now: number): number {
  if (retryAfter === null) return 0;
  const text = retryAfter.trim();
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1_000;
  const moment = Date.parse(text);
  return Number.isNaN(moment) ? 0 : Math.max(0, moment - now);
}

/** The cause says what happened to the connection, as ECONNREFUSED. */
function problemOf(error: unknown): string {
  if (!(error instanceof Error)) return 'the request failed';
  if (error.name === 'TimeoutError') return 'no answer in time';
  const { cause } = error;
  const code = cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : null;
  return `the address cannot be reached${code === null ? '' : `: ${code}`}`;
}
