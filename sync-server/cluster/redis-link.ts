// Carries what the servers of one set-up tell each other, over Redis. Redis may be away at any time, also at the start: then
// nothing crosses, nothing piles up and nothing breaks; each server looks at the feed by itself.
import { setTimeout as pause } from 'node:timers/promises';
import type * as Redis from 'redis';
import type { OrganisationId } from 'shared/ids';
import type { ServerOptions } from 'socket.io';
import type { EventLog } from '../event-log';

export type ClusterLink = {
  /** For the one socket server of this process; begins to listen. */
  readonly adapter: () => NonNullable<ServerOptions['adapter']>;
  /** After the socket server was closed. Harmless when asked twice. */
  readonly close: () => Promise<void>;
};

const LONGEST_PAUSE_MS = 2_000;
const AFTER_REFUSAL_MS = 1_000;

/** Several set-ups may share one Redis: every name carries the organisation. */
export async function openRedisLink(url: string, organisation: OrganisationId, log: EventLog): Promise<ClusterLink> {
  const [redis, { createAdapter }] = await Promise.all([import('redis'), import('@socket.io/redis-streams-adapter')]);
  const open: { readonly isOpen: boolean; readonly destroy: () => void }[] = [];
  const clientWith = (disableOfflineQueue: boolean) => {
    const client = clientOf(redis, url, disableOfflineQueue);
    open.push(client);
    return client;
  };
  // What cannot be said now is not worth saying later: the head is read again anyway.
  const speaking = clientWith(true);
  reportAvailability(speaking, log);
  speaking.connect().catch(() => undefined); // goes on trying; ends only when it is closed
  const publish = speaking.publish.bind(speaking);
  const quiet = Object.assign(speaking, {
    publish: (...said: Parameters<typeof publish>) => publish(...said).catch(() => 0),
    duplicate: () => listening(clientWith(false)),
  });
  const name = `waybill:${organisation}`;
  return {
    adapter: () => createAdapter(quiet, { streamName: name, channelPrefix: name }),
    close: () => {
      for (const client of open.splice(0)) if (client.isOpen) client.destroy();
      return Promise.resolve();
    },
  };
}

const clientOf = ({ createClient }: typeof Redis, url: string, disableOfflineQueue: boolean) =>
  createClient({
    ...{ url, disableOfflineQueue, RESP: 2 },
    socket: { reconnectStrategy: (tried) => Math.min(LONGEST_PAUSE_MS, 50 * 2 ** Math.min(tried, 10)) },
  });

/** The adapter asks again at once after a refusal and leaves broken promises behind; neither may reach the process. */
function listening(client: ReturnType<typeof clientOf>) {
  const [connect, subscribe, read] = [
    client.connect.bind(client),
    client.subscribe.bind(client),
    client.xRead.bind(client),
  ] as const;
  return Object.assign(client, {
    connect: () =>
      new Promise<void>(
        (connected) =>
          void connect().then(
            () => connected(),
            () => undefined,
          ),
      ),
    subscribe: (...asked: Parameters<typeof subscribe>) => subscribe(...asked).catch(() => undefined),
    xRead: (...asked: Parameters<typeof read>) =>
      read(...asked).catch(async (error: unknown) => {
        await pause(AFTER_REFUSAL_MS, undefined, { ref: false });
        throw error;
      }),
    disconnect: () => {
      if (client.isOpen) client.destroy();
    },
  });
}

function reportAvailability(
  client: { on(event: 'ready' | 'error', listener: (error?: Error) => void): unknown },
  log: EventLog,
): void {
  let isAway = false;
  client.on('ready', () => {
    log.info({}, isAway ? 'cluster-link-back' : 'cluster-link-open');
    isAway = false;
  });
  client.on('error', (error) => {
    if (!isAway) log.warn({ err: error }, 'cluster-link-away');
    isAway = true;
  });
}
