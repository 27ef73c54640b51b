// Which parked messages are shown, and which of them an act is meant for. Pure.
import type { ParkedTold, ParkedWhich } from 'shared/contract/admin/parked';
import type { GridSelection } from '../../ui/data-grid/selection';
import { isSelected } from '../../ui/data-grid/selection';

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

export type Meant = { readonly which: readonly ParkedWhich[]; readonly count: number };

/** Those selected, or else all that are shown; by name, so that no act meets a message nobody saw. */
export function meantBy(shown: readonly ParkedTold[], selection: GridSelection): Meant {
  const selected = shown.filter((message) => isSelected(selection, keyOf(message)));
  const meant = selected.length > 0 ? selected : shown;
  return { which: namedBySink(meant), count: meant.length };
}

/** One order to the server per sink. */
function namedBySink(messages: readonly ParkedTold[]): readonly ParkedWhich[] {
  const sinks = [...new Set(messages.map(({ sinkId }) => sinkId))];
  return sinks.map((sinkId) => ({
    sinkId,
    ids: messages.filter((message) => message.sinkId === sinkId).map(({ id }) => id),
  }));
}
