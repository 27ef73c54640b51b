// The sink that only says that a message left: its id and key, never what it carries.
import type { EventLog } from '../event-log';
import type { Sink } from './sink';

export function logSink(log: EventLog): Sink {
  return {
    id: 'log',
    ordering: 'strict',
    atOnce: 1,
    deliver: ({ id, topic, partitionKey, feedSeq, n }) => {
      log.info({ messageId: id, topic, partitionKey, feedSeq, n }, 'message-left');
      return Promise.resolve({ type: 'delivered' });
    },
  };
}
