// The pieces of work a trace is made of: a command at the door, and a message on its way out. Both go on where the trace stood.
import { isCommandType } from 'shared/command-table';
import { readTraceparent, traceparentOfCommand } from 'shared/trace';
import type { Sink } from '../outbox/sink';
import type { Watcher } from '../watch';
import type { OpenSpan, Spans } from './spans';

/** A span for each command, a child of the click that made it or of the request that brought it. */
export function commandSpans(spans: Spans, failed: (error: unknown) => void): Watcher {
  return {
    arrived: ({ by, correlationId, traceparent, commands }) => {
      const open = commands.map((command): OpenSpan | null => {
        if (command === null) return null;
        const { id, type } = command;
        const known = isCommandType(type) ? type : 'unknown';
        return spans.start(`command ${known}`, {
          kind: by === 'system' ? 'consumer' : 'server',
          parent: readTraceparent(traceparent ?? traceparentOfCommand(id) ?? ''),
          attributes: {
            ...{ 'waybill.command.id': id, 'waybill.command.type': known },
            ...{ 'waybill.correlation.id': correlationId, 'waybill.by': by },
          },
        });
      });
      const byId = new Map(commands.map((command, position) => [command?.id, open[position]]));
      return {
        traceparentOf: (id) => byId.get(id)?.traceparent ?? null,
        ended: (statuses) => {
          for (const [position, span] of open.entries()) {
            const status = statuses[position];
            span?.end({ 'waybill.result': status ?? 'failed' }, status === undefined ? 'failed' : undefined);
          }
        },
      };
    },
    failed,
  };
}

/** The same sink, with a span for each try to deliver. */
export function tracedSink(sink: Sink, spans: Spans): Sink {
  return {
    ...sink,
    deliver: async (message, signal) => {
      const { id, topic, partitionKey, payload } = message;
      const span = spans.start(`publish ${topic}`, {
        kind: 'producer',
        parent: typeof payload.traceparent === 'string' ? readTraceparent(payload.traceparent) : null,
        attributes: {
          ...{ 'messaging.message.id': id, 'messaging.destination.name': topic, 'waybill.sink.id': sink.id },
          'messaging.message.conversation_id': partitionKey,
        },
      });
      try {
        const delivery = await sink.deliver(message, signal);
        span.end({ 'waybill.result': delivery.type }, delivery.type === 'delivered' ? undefined : delivery.type);
        return delivery;
      } catch (error) {
        span.end({}, 'failed');
        throw error;
      }
    },
  };
}
