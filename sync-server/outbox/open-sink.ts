// Makes a sink that runs from what is set up about it.
import type { SendingHost } from 'shared/contract/mass-transit';
import type { Clock } from '../clock';
import type { EventLog } from '../event-log';
import { openRabbit } from '../rabbitmq/connection';
import type { SealedSecret, SinkRow } from '../store/sinks';
import { fileSink } from './file-sink';
import { logSink } from './log-sink';
import { rabbitSink } from './rabbitmq-sink';
import type { Sink } from './sink';
import { fileSettings, rabbitSettings, webhookSettings } from './sink-settings';
import { webhookSink } from './webhook-sink';

export type Opening = {
  readonly log: EventLog;
  readonly clock: Clock;
  readonly host: SendingHost;
  /** Where the schemas of the messages can be read; null: nowhere. */
  readonly schemaBase: string | null;
  /** Null where it was sealed by another key. */
  readonly unseal: (sealed: string, purpose: string) => string | null;
  /** The broker of the server's own settings. */
  readonly amqpUrl: string | null;
};

/** Ties a secret to its sink: under another name it does not open. */
export const purposeOf = (sinkId: string): string => `sink:${sinkId}`;

/** @throws with a sentence where a setting or the key of a secret is missing */
export async function openSink(row: SinkRow, opening: Opening): Promise<Sink> {
  const { id, ordering, kind, settings } = row;
  const { log, clock, host, schemaBase } = opening;
  switch (kind) {
    case 'log':
      return logSink(log, id);
    case 'file':
      return fileSink({ id, ordering, path: fileSettings.parse(settings).path, schemaBase });
    case 'webhook': {
      const { url } = webhookSettings.parse(settings);
      const opened = row.secrets.map((secret) => ({ ...secret, text: unsealed(secret, id, opening) }));
      const secrets = () => validAt(opened, clock.now()).map(({ text }) => text);
      return webhookSink({ id, ordering, url, secrets, schemaBase, clock });
    }
    case 'rabbitmq': {
      const url = brokerOf(row, opening);
      const rabbit = await openRabbit({ url, log });
      return rabbitSink({ id, ordering, rabbit, ...rabbitSettings.parse(settings), host, schemaBase, clock });
    }
  }
}

export const validAt = <T extends Pick<SealedSecret, 'until'>>(secrets: readonly T[], now: string): readonly T[] =>
  secrets.filter(({ until }) => until === null || until > now);

export function brokerOf({ id, origin, secrets: [secret] }: SinkRow, opening: Opening): string {
  if (origin === 'configuration') {
    if (opening.amqpUrl === null) throw new Error('this server has no WAYBILL_AMQP_URL');
    return opening.amqpUrl;
  }
  if (secret === undefined) throw new Error('the address of the broker is missing');
  return unsealed(secret, id, opening);
}

function unsealed({ sealed }: SealedSecret, id: string, { unseal }: Opening): string {
  const text = unseal(sealed, purposeOf(id));
  if (text === null) throw new Error('its secret was sealed by another key: give it a new one');
  return text;
}
