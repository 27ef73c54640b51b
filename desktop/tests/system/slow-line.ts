// A line to a server that carries a certain number of bytes down each connection, and then makes everybody wait until it is let go.
import { connect, createServer } from 'node:net';
import type { Socket } from 'node:net';

export type SlowLine = {
  /** The server, as it is reached over this line. */
  readonly url: string;
  readonly letGo: () => void;
  readonly close: () => void;
};

/** @param carries bytes per connection until `letGo` */
export async function slowLine(server: string, carries: number): Promise<SlowLine> {
  const { hostname, port } = new URL(server);
  const held = new Set<Socket>();
  const ends = new Set<Socket>();
  let isHeld = true;
  const line = createServer((near) => {
    const far = connect(Number(port), hostname);
    let carried = 0;
    far.on('data', (bytes) => {
      near.write(bytes);
      carried += bytes.length;
      if (!isHeld || carried < carries) return;
      far.pause();
      held.add(far);
    });
    near.pipe(far);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      ends.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => other.destroy());
    }
  });
  await new Promise<void>((listening) => line.listen(0, '127.0.0.1', listening));
  const at = line.address();
  return {
    url: `http://127.0.0.1:${String(typeof at === 'object' ? at?.port : 0)}`,
    letGo: () => {
      isHeld = false;
      for (const one of held) one.resume();
    },
    close: () => {
      line.close();
      for (const one of ends) one.destroy();
    },
  };
}
