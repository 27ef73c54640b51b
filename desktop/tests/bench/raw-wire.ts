// The limit the wire itself sets: the same bytes over Socket.IO with nothing behind it, in a process of its own.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { io } from 'socket.io-client';
import type { Socket } from 'socket.io-client';
import { freePort } from '../system/server-process';
import { timed } from './measure';

const PROGRAM = fileURLToPath(new URL('./raw-socket.mjs', import.meta.url));

export type Shouts = {
  readonly clients: number;
  readonly rounds: number;
  /** Pause before each, so that both sides come from their rest, as with the edits it is compared with. */
  readonly apartMs: number;
  readonly payload: unknown;
};

export type RawWire = {
  readonly url: string;
  /** Hands the server what `transfer` will ask for. */
  readonly load: (batches: readonly unknown[]) => Promise<void>;
  /** Asks for one batch after the other; the time it took, in ms. */
  readonly transfer: () => Promise<number>;
  /** One of so many clients says something; ms until all have heard it. */
  readonly fanOut: (shouts: Shouts) => Promise<readonly number[]>;
  readonly stop: () => Promise<void>;
};

export async function startRawWire(): Promise<RawWire> {
  const port = await freePort();
  const child = fork(PROGRAM, [String(port)]);
  await once(child, 'message');
  const url = `http://127.0.0.1:${port}`;
  let loaded = 0;
  return {
    url,
    load: async (batches) => {
      const socket = await connected(url);
      await socket.emitWithAck('clear');
      for (const batch of batches) await socket.emitWithAck('load', batch);
      loaded = batches.length;
      socket.disconnect();
    },
    transfer: async () => {
      const socket = await connected(url);
      const { ms } = await timed(async () => {
        for (let index = 0; index < loaded; index += 1) await socket.emitWithAck('batch', index);
      });
      socket.disconnect();
      return ms;
    },
    fanOut: (shouts) => fanOut(url, shouts),
    stop: async () => {
      child.disconnect();
      await once(child, 'exit');
    },
  };
}

async function connected(url: string): Promise<Socket> {
  const socket = io(url, { transports: ['websocket'], forceNew: true, reconnection: false });
  await new Promise<void>((ready, failed) => socket.once('connect', ready).once('connect_error', failed));
  return socket;
}

async function fanOut(url: string, { clients, rounds, apartMs, payload }: Shouts): Promise<readonly number[]> {
  const sockets = await Promise.all(Array.from({ length: clients }, () => connected(url)));
  const [first] = sockets;
  if (first === undefined) throw new Error('nobody to hear it');
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await pause(apartMs);
    const { ms } = await timed(async () => {
      const heard = sockets.map(
        (socket) =>
          new Promise<void>((done) =>
            socket.once('heard', () => {
              done();
            }),
          ),
      );
      await first.emitWithAck('shout', payload);
      await Promise.all(heard);
    });
    times.push(ms);
  }
  for (const socket of sockets) socket.disconnect();
  return times;
}
