// What lies further back than a device holds: older orders, and older entries of one history. Shown, not kept.
import type { AskOlder } from '../local/board/older-orders';
import type { AskPast } from '../local/past';
import type { Ask } from './session';
import { withoutAnswer } from './patient';

export const askOlder =
  (ask: Ask): AskOlder =>
  async ({ filter, before, after, limit }) => {
    const what = { by: 'older', filter: changeable(filter), before } as const;
    const reply = await ask('fetch', { type: 'order', what, after, limit });
    if (reply.type !== 'answer') return { type: withoutAnswer(reply) };
    const { documents, total, after: next, before: since = null } = reply.answer;
    const orders = documents.flatMap(({ state }) => ('lines' in state ? [state] : []));
    return { type: 'page', orders, after: next, total, before: since };
  };

export const askPast =
  (ask: Ask): AskPast =>
  async ({ type, id }, before, limit) => {
    const after = before === null ? null : String(before);
    const reply = await ask('fetch', { type, what: { by: 'history', id }, after, limit });
    if (reply.type !== 'answer') return { type: withoutAnswer(reply) };
    const { history = [], devices = {}, after: next } = reply.answer;
    return { type: 'page', entries: history, next: next === null ? null : Number(next), devices };
  };

type Filter = Parameters<AskOlder>[0]['filter'];

/** The wire's schema knows no readonly lists. */
const changeable = (filter: Filter) => ({
  ...filter,
  statuses: [...filter.statuses],
  notStatuses: [...filter.notStatuses],
  origins: [...filter.origins],
  notOrigins: [...filter.notOrigins],
});
