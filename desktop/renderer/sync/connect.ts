// The conversation over Socket.IO: websocket only, no buffer, no recovery and no reconnecting behind the engine's back.
import { closingSchema, pokeSchema } from 'shared/contract/conversation';
import type { Handshake } from 'shared/contract/conversation';
import { transportErrorSchema } from 'shared/contract/codes';
import type { Socket } from 'socket.io-client';
import { io } from 'socket.io-client';
import { readAck } from './read-ack';
import type { Opened, Wire, WireListener } from './wire';

export type Connecting = {
  /** Of the server; '' in a page the server itself gave out. */
  readonly url: string;
  readonly answerWithinMs?: number;
  readonly openWithinMs?: number;
};

export function socketWire({ url, answerWithinMs = 15_000, openWithinMs = 10_000 }: Connecting): Wire {
  const listeners = new Set<WireListener>();
  let current: Connection | null = null;
  const close = () => {
    const ending = current;
    current = null;
    ending?.end();
  };
  return {
    open: (handshake) => {
      close();
      const opening = connection(newSocket(url, handshake), openWithinMs, (call) => {
        if (current === opening) for (const listener of [...listeners]) call(listener);
      });
      current = opening;
      return opening.opened;
    },
    request: async (name, body) => {
      if (current?.socket.connected !== true) return { type: 'unknown' };
      try {
        const ack: unknown = await current.socket.timeout(answerWithinMs).emitWithAck(name, body);
        return readAck(name, ack);
      } catch {
        return { type: 'unknown' };
      }
    },
    close,
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

type Connection = { readonly socket: Socket; readonly opened: Promise<Opened>; readonly end: () => void };

const newSocket = (url: string, handshake: Handshake): Socket =>
  io(`${url}/sync`, {
    transports: ['websocket'],
    auth: { ...handshake },
    forceNew: true,
    reconnection: false,
    autoConnect: false,
  });

function connection(
  socket: Socket,
  openWithinMs: number,
  tell: (call: (listener: WireListener) => void) => void,
): Connection {
  let end = () => {
    socket.disconnect();
  };
  const opened = new Promise<Opened>((resolve) => {
    const given = (answer: Opened) => {
      clearTimeout(patience);
      if (answer.type !== 'open') socket.disconnect();
      resolve(answer);
    };
    const patience = setTimeout(given, openWithinMs, { type: 'unreachable' });
    end = () => {
      given({ type: 'unreachable' });
    };
    socket.once('connect', () => {
      given({ type: 'open' });
    });
    socket.once('connect_error', (error) => {
      given(whyNot(error));
    });
  });
  hear(socket, tell);
  socket.connect();
  return { socket, opened, end };
}

/** A server that says no says why; one that says nothing is not there. */
function whyNot(error: Error): Opened {
  const said = transportErrorSchema.safeParse('data' in error ? error.data : null);
  return said.success ? { type: 'refused', error: said.data } : { type: 'unreachable' };
}

function hear(socket: Socket, tell: (call: (listener: WireListener) => void) => void): void {
  socket.on('poke', (message: unknown) => {
    const poke = pokeSchema.safeParse(message);
    if (poke.success)
      tell(({ poked }) => {
        poked(poke.data.head);
      });
  });
  socket.on('closing', (message: unknown) => {
    const closing = closingSchema.safeParse(message);
    if (closing.success)
      tell((listener) => {
        listener.closing(closing.data.retryAfterMs);
      });
  });
  socket.on('disconnect', () => {
    tell(({ closed }) => {
      closed();
    });
  });
}
