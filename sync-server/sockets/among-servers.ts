// What the servers of one set-up tell each other: how far the feed is. It may get lost; each looks at the feed by itself too.
import type { Namespace } from 'socket.io';
import { Server } from 'socket.io';
import type { ServerOptions } from 'socket.io';
import { z } from 'zod';
import type { Poking } from './poking';
import { startPoking } from './poking';

export type Adapter = NonNullable<ServerOptions['adapter']>;

const COMMITTED = 'committed';
const headSchema = z.int().positive();

/** @returns tells the others, unless it is from them that we know. Without an adapter there are no others. */
export function amongServers(
  sync: Namespace,
  adapter: Adapter | null,
  onHead: (head: number) => void,
): (head: number) => void {
  if (adapter === null) return () => undefined;
  let heard = 0;
  sync.on(COMMITTED, (said: unknown) => {
    const head = headSchema.safeParse(said);
    if (!head.success) return;
    heard = Math.max(heard, head.data);
    onHead(head.data);
  });
  return (head) => {
    if (head > heard) sync.serverSideEmit(COMMITTED, head);
  };
}

export type Hearing = {
  readonly poking: Pick<Poking, 'look'>;
  /** Harmless when asked twice. */
  readonly close: () => Promise<void>;
};

export type HearingParts = {
  readonly adapter: Adapter | null;
  readonly readHead: () => Promise<number>;
  /** Another server committed something. */
  readonly onNews: () => void;
  readonly pollMs?: number | undefined;
};

/** For a process without desktops: it tells of its commits and hears of the others'. */
export function startHearing({ adapter, readHead, onNews, pollMs }: HearingParts): Hearing {
  const io = new Server(adapter === null ? {} : { adapter });
  const tell = amongServers(io.of('/sync'), adapter, (head) => {
    poking.committed(head);
    onNews();
  });
  const poking = startPoking({ readHead, emit: tell, ...(pollMs !== undefined && { pollMs }) });
  let closing: Promise<void> | null = null;
  const close = async () => {
    poking.stop();
    await io.close();
  };
  return { poking, close: () => (closing ??= close()) };
}
