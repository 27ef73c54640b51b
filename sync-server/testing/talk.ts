// One side of a conversation on /sync, for tests: connect, ask, and hear what the server says by itself.
import type { Socket } from 'socket.io-client';
import { z } from 'zod';

const refusedSchema = z.object({ data: z.record(z.string(), z.unknown()) });

/** `connected`, or the data of `connect_error`; its message where there is none. */
export function connectTo(socket: Socket): Promise<unknown> {
  return new Promise((resolve) => {
    socket.once('connect', () => resolve('connected'));
    socket.once('connect_error', (error) => resolve(refusedSchema.safeParse(error).data?.data ?? error.message));
    socket.connect();
  });
}

/** The acknowledgement. @throws when there is none in time */
export const ask = (socket: Socket, name: string, ...words: readonly unknown[]): Promise<unknown> =>
  socket.timeout(10_000).emitWithAck(name, ...words);

/** The next of these events: what came with it. */
export const heard = (socket: Socket, name: string): Promise<unknown> =>
  new Promise((resolve) => socket.once(name, resolve));
