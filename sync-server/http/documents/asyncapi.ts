// The AsyncAPI document, made from the one table of messages that cross the border.
import type { MessageRow } from 'shared/contract/announcements';
import { messageTable } from 'shared/contract/announcements';
import { z } from 'zod';
import type { JsonDocument } from './openapi';

const entries = Object.entries(messageTable);
const outgoing = entries.filter(([, { direction }]) => direction === 'out');
const incoming = entries.filter(([, { direction }]) => direction === 'in');

export function asyncApiDocument(version: string): JsonDocument {
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Waybill messages',
      version,
      description:
        'What the world hears from Waybill, at least once and in order per order, and what a shop tells it. ' +
        'Announcements are CloudEvents 1.0; a sink may encode them as MassTransit envelopes, whose messages are the same.',
      license: { name: 'Apache-2.0' },
    },
    defaultContentType: 'application/json',
    channels: Object.fromEntries(entries.map(([name, row]) => [name, channelOf(name, row)])),
    operations: {
      ...Object.fromEntries(outgoing.map(([name]) => [`send${name}`, operationOf('send', name)])),
      ...Object.fromEntries(incoming.map(([name]) => [`receive${name}`, operationOf('receive', name)])),
    },
    components: {
      messages: Object.fromEntries(entries.map(([name, row]) => [name, messageOf(name, row)])),
      schemas: Object.fromEntries(entries.map(([name, row]) => [name, schemaOf(row)])),
    },
  };
}

/** The routing key, or the name a shop's message goes by. */
const channelOf = (name: string, { cloudEventType, title }: MessageRow) => ({
  address: cloudEventType ?? name,
  title,
  messages: { [name]: { $ref: `#/components/messages/${name}` } },
});

const operationOf = (action: 'send' | 'receive', name: string) => ({
  action,
  channel: { $ref: `#/channels/${name}` },
  messages: [{ $ref: `#/channels/${name}/messages/${name}` }],
});

const messageOf = (name: string, { title, cloudEventType, direction }: MessageRow) => ({
  name,
  title,
  contentType: 'application/json',
  ...(cloudEventType === null ? {} : { summary: `CloudEvents type ${cloudEventType}` }),
  ...(direction === 'out' ? { correlationId: { location: '$message.payload#/orderId' } } : {}),
  payload: { $ref: `#/components/schemas/${name}` },
});

/** What consumers get may grow; what we take in is read leniently, so unknown members are left aside in both directions. */
function schemaOf({ schema, title }: MessageRow): JsonDocument {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
    },
  });
  return { title, ...rest };
}

/** By CloudEvents type, as the attribute `dataschema` names them. */
export function messageSchemas(): ReadonlyMap<string, JsonDocument> {
  return new Map(
    outgoing.flatMap(([, row]) => {
      const { cloudEventType } = row;
      if (cloudEventType === null) return [];
      return [[cloudEventType, { $schema: 'https://json-schema.org/draft/2020-12/schema', ...schemaOf(row) }]];
    }),
  );
}
