// Opens the port, or says in a sentence why it cannot be opened.
import type { Server } from 'node:http';
import { EXIT } from './cli/exit-codes';
import { CommandFailure } from './cli/failure';
import type { Config } from './config';

/** Answers with the port, which is another one where 0 was asked for. @throws CommandFailure */
export function listen(server: Server, { host, port }: Pick<Config, 'host' | 'port'>): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(notListening(error, host, port)));
    server.listen(port, host, () => {
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('a server without a port'));
      else resolve(address.port);
    });
  });
}

/** As it stands in an address. */
export const hostOf = (host: string): string =>
  host.includes(':') ? `[${host}]` : host === '0.0.0.0' ? 'localhost' : host;

function notListening(error: NodeJS.ErrnoException, host: string, port: number): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new CommandFailure(
        EXIT.conflict,
        `Port ${port} is taken by another program. Stop that one, or choose another port with --port or WAYBILL_PORT.`,
      );
    case 'EACCES':
      return new CommandFailure(EXIT.permission, `You may not listen on port ${port}. Choose one above 1023.`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new CommandFailure(
        EXIT.configuration,
        `This computer has no address ${host}. Set WAYBILL_HOST to one it has.`,
      );
    default:
      return error;
  }
}
