// Which parked messages are meant: those selected, or all that are like what was asked for. Pure.
import type { ParkedTold, ParkedWhich } from 'shared/contract/admin/parked';

export type Like = { readonly sinkId: string; readonly topic: string; readonly reason: string };
export const ANYTHING: Like = { sinkId: '', topic: '', reason: '' };

/** One message can be parked at several sinks. */
export const keyOf = ({ sinkId, id }: Pick<ParkedTold, 'sinkId' | 'id'>): string => `${sinkId} ${id}`;

/** As the server reads the same filter. */
export const isLike =
  ({ sinkId, topic, reason }: Like) =>
  (message: ParkedTold): boolean =>
    (sinkId === '' || message.sinkId === sinkId) &&
    (topic === '' || message.topic === topic) &&
    message.reason.toLowerCase().includes(reason.toLowerCase());

export function filterOf({ sinkId, topic, reason }: Like): Extract<ParkedWhich, { like: unknown }> {
  return {
    like: { ...(sinkId !== '' && { sinkId }), ...(topic !== '' && { topic }), ...(reason !== '' && { reason }) },
  };
}

/** One order to the server per sink. */
export function namedBySink(messages: readonly ParkedTold[]): readonly ParkedWhich[] {
  const sinks = [...new Set(messages.map(({ sinkId }) => sinkId))];
  return sinks.map((sinkId) => ({
    sinkId,
    ids: messages.filter((message) => message.sinkId === sinkId).map(({ id }) => id),
  }));
}
