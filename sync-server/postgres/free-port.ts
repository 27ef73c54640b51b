// A port on this computer that nobody listens on.

import { createServer } from 'node:net';
import { PostgresProblem } from './problem';

/** The wanted port, or any for 0; throws `port-taken` where somebody has it or the system forbids it. */
export function freePort(wanted: number): Promise<number> {
  return new Promise((found, failed) => {
    const probe = createServer();
    probe.once('error', () => failed(portTaken(wanted)));
    probe.listen({ port: wanted, host: '127.0.0.1', exclusive: true }, () => {
      const address = probe.address();
      probe.close(() => found(typeof address === 'object' && address !== null ? address.port : wanted));
    });
  });
}

export const portTaken = (port: number) =>
  new PostgresProblem(
    'port-taken',
    `Port ${port} on this computer is taken or not allowed. Stop the program that uses it, or choose another port.`,
  );
