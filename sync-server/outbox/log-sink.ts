// The sink that only says that a message left: its id and key, never what it carries.
import type { EventLog } from '../event-log';
import type { Sink } from './sink';

export function logSink(log: EventLog, id = 'log'): Sink {
  return {
    id,
    ordering: 'strict',
    atOnce: 1,
    deliver: ({ id: messageId, topic, partitionKey, feedSeq, n }) => {
      log.info({ messageId, topic, partitionKey, feedSeq, n }, 'message-left');
      return Promise.resolve({ type: 'delivered' });
    },
  };
}
