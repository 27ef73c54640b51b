// Puts each new connection through to a server that is there, as the proxy before a cluster does; it can be pulled out.
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { Socket } from 'node:net';

export type Switchboard = {
  readonly port: number;
  readonly url: string;
  /** Breaks every connection and takes no new one until it is mended. */
  readonly cut: () => void;
  readonly mend: () => void;
  readonly close: () => void;
};

/** @param ports asked in turn; one that refuses is passed over */
export async function openSwitchboard(ports: readonly number[]): Promise<Switchboard> {
  const ends = new Set<Socket>();
  let isCut = false;
  let next = 0;
  const keep = (socket: Socket) => {
    ends.add(socket);
    socket.on('error', () => socket.destroy()).on('close', () => ends.delete(socket));
  };
  const board = createServer((near) => {
    keep(near);
    if (isCut) return void near.destroy();
    const from = next++;
    void putThrough(ports.map((_, turn) => ports[(from + turn) % ports.length] ?? 0)).then((far) => {
      if (far === null || isCut) return near.destroy();
      keep(far);
      near.on('close', () => far.destroy());
      far.on('close', () => near.destroy());
      near.pipe(far).pipe(near);
      return near;
    });
  });
  board.listen(0, '127.0.0.1');
  await once(board, 'listening');
  const at = board.address();
  const port = typeof at === 'object' ? (at?.port ?? 0) : 0;
  const breakAll = () => ends.forEach((end) => end.destroy());
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    cut: () => {
      isCut = true;
      breakAll();
    },
    mend: () => {
      isCut = false;
    },
    close: () => {
      board.close();
      breakAll();
    },
  };
}

async function putThrough(ports: readonly number[]): Promise<Socket | null> {
  for (const port of ports) {
    const far = connect(port, '127.0.0.1');
    const isOpen = await new Promise<boolean>((resolve) => {
      far.once('connect', () => resolve(true)).once('error', () => resolve(false));
    });
    if (isOpen) return far;
  }
  return null;
}
