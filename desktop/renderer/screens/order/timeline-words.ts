// Names of events and commands as the timeline says them; what a newer server adds is named as it is.
import type { WordId } from '../language/catalog';
import type { Say } from '../language/language';
import { sagaWords } from './saga-words';

const named = (kind: 'event' | 'act', type: string, say: Say): string => {
  const id = `timeline.${kind}.${type}`;
  return Object.hasOwn(sagaWords, id) ? say(id as WordId) : type;
};

/** Whether it is an event of an order that is known here. */
export const isOrderEvent = (type: string): boolean => Object.hasOwn(sagaWords, `timeline.event.${type}`);

export const eventWords = (type: string, say: Say): string => named('event', type, say);
export const actWords = (type: string, say: Say): string => named('act', type, say);
