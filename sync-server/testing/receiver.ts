// Somebody who is sent webhooks: keeps what comes, and answers as the test says.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';

export type Received = { readonly headers: IncomingHttpHeaders; readonly body: string };
export type Answer = { readonly status: number; readonly headers?: Readonly<Record<string, string>> };
export type Receiver = {
  readonly url: string;
  readonly received: readonly Received[];
  readonly answerWith: (answer: (nth: number, body: string) => Answer) => void;
  readonly leave: () => Promise<void>;
};

export async function receiver(): Promise<Receiver> {
  const received: Received[] = [];
  let answer: (nth: number, body: string) => Answer = () => ({ status: 204 });
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8');
      received.push({ headers: request.headers, body });
      const { status, headers = {} } = answer(received.length, body);
      response.writeHead(status, headers).end();
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a server without a port');
  return {
    url: `http://127.0.0.1:${address.port}/hook`,
    received,
    answerWith: (next) => {
      answer = next;
    },
    leave: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
