// Calls across threads: a host in a worker is asked as if it were here.
import { type MessagePort, parentPort, Worker } from 'node:worker_threads';
import type { Host } from './host-contract';

type Call = { readonly call: number; readonly method: PropertyKey; readonly args: readonly unknown[] };
type Reply = { readonly call: number; readonly result?: unknown; readonly error?: string };

export type Remote<H = Host> = { readonly host: H; readonly end: () => Promise<void> };

/** Starts a worker from a bundled file and answers a stand-in for the host inside it. */
export function startRemote<H = Host>(file: string): Remote<H> {
  const worker = new Worker(file);
  const open = new Map<number, { readonly resolve: (value: never) => void; readonly reject: (error: Error) => void }>();
  let calls = 0;
  let ending = false;
  worker.on('message', ({ call, result, error }: Reply) => {
    const waiting = open.get(call);
    open.delete(call);
    if (error === undefined) waiting?.resolve(result as never);
    else waiting?.reject(new Error(error));
  });
  const fail = (error: Error) => {
    for (const { reject } of open.values()) reject(error);
    open.clear();
  };
  worker.on('error', fail);
  worker.on('exit', (code) => {
    if (!ending) fail(new Error(`a desktop's thread ended with ${code}`));
  });
  const ask =
    (method: PropertyKey) =>
    (...args: readonly unknown[]) =>
      new Promise<never>((resolve, reject) => {
        calls += 1;
        open.set(calls, { resolve, reject });
        worker.postMessage({ call: calls, method, args } satisfies Call);
      });
  const host = new Proxy({}, { get: (_, method) => ask(method) }) as H;
  return {
    host,
    end: async () => {
      ending = true;
      await worker.terminate();
    },
  };
}

/** Inside the worker: answers calls one after another. */
export function answerCalls(host: object): void {
  const port: MessagePort | null = parentPort;
  if (port === null) throw new Error('a host lives in a worker thread');
  let last: Promise<void> = Promise.resolve();
  port.on('message', ({ call, method, args }: Call) => {
    last = last.then(async () => {
      try {
        const act = Reflect.get(host, method) as (...given: readonly unknown[]) => Promise<unknown>;
        port.postMessage({ call, result: await act(...args) } satisfies Reply);
      } catch (error) {
        port.postMessage({
          call,
          error: error instanceof Error ? (error.stack ?? error.message) : String(error),
        } satisfies Reply);
      }
    });
  });
}
