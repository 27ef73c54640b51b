// The page's end of the reading thread: a question at a time, each with its answer.
import type { OrganisationId } from 'shared/ids';
import type { Choice } from 'shared/import/choice';
import type { Inspected } from 'shared/import/inspect';
import type { ReadOrder } from 'shared/import/verdict';
import type { Told } from './read-worker';
import type { Answer, Request } from './reader';

export type FileReading = {
  readonly open: (bytes: Uint8Array) => Promise<void>;
  readonly unpack: (packed: string) => Promise<void>;
  /** @param choice null: as the header suggests */
  readonly inspect: (choice: Choice | null) => Promise<Inspected>;
  /** @param progress told how many orders came so far */
  readonly read: (
    choice: Choice,
    organisation: OrganisationId,
    progress: (orders: number) => void,
  ) => Promise<readonly ReadOrder[]>;
  readonly pack: () => Promise<string>;
  readonly rejected: (choice: Choice, errors: readonly (readonly [number, string])[]) => Promise<string>;
  readonly close: () => void;
};

type Ask = (request: Request, take: (answer: Answer) => boolean) => Promise<void>;

/** The answer of one kind. @throws where the worker answers something else, which is a bug */
async function one<T extends Answer['type']>(
  ask: Ask,
  request: Request,
  type: T,
): Promise<Extract<Answer, { type: T }>> {
  const found: Extract<Answer, { type: T }>[] = [];
  await ask(request, (answer) => {
    if (answer.type === type) found.push(answer as Extract<Answer, { type: T }>);
    return true;
  });
  const [answer] = found;
  if (answer === undefined) throw new Error(`the reader did not answer ${request.type}`);
  return answer;
}

/** A worker, or whatever else is a thread of its own. */
export type Thread = {
  readonly postMessage: (message: unknown) => void;
  readonly listen: (told: (told: Told) => void, broken: () => void) => void;
  readonly terminate: () => void;
};

export function openReader(worker: Thread): FileReading {
  const ask = asking(worker);
  return {
    open: async (bytes) => void (await one(ask, { type: 'open', bytes }, 'opened')),
    unpack: async (packed) => void (await one(ask, { type: 'unpack', packed }, 'opened')),
    inspect: async (choice) => (await one(ask, { type: 'inspect', choice }, 'inspected')).inspected,
    read: async (choice, organisation, progress) => {
      const orders: ReadOrder[] = [];
      await ask({ type: 'read', choice, organisation }, (answer) => {
        if (answer.type !== 'orders') return true;
        orders.push(...answer.orders);
        progress(orders.length);
        return answer.last;
      });
      return orders;
    },
    pack: async () => (await one(ask, { type: 'pack' }, 'packed')).packed,
    rejected: async (choice, errors) => (await one(ask, { type: 'rejected', choice, errors }, 'csv')).csv,
    close: () => {
      worker.terminate();
    },
  };
}

type Waiting = {
  readonly take: (answer: Answer) => boolean;
  readonly done: () => void;
  readonly failed: (fault: Error) => void;
};

function asking(worker: Thread): Ask {
  let asked = 0;
  const waiting = new Map<number, Waiting>();
  const heard = (told: Told) => {
    const one = waiting.get(told.id);
    if (one === undefined) return;
    if ('fault' in told) one.failed(new Error(told.fault));
    else if (!one.take(told.answer)) return;
    else one.done();
    waiting.delete(told.id);
  };
  worker.listen(heard, () => {
    for (const { failed } of waiting.values()) failed(new Error('the reader stopped'));
    waiting.clear();
  });
  return (request, take) =>
    new Promise((done, failed) => {
      asked += 1;
      waiting.set(asked, { take, done, failed });
      worker.postMessage({ id: asked, request });
    });
}

export function startReader(): FileReading {
  const worker = new Worker(new URL('../../read-worker.ts', import.meta.url), { type: 'module' });
  return openReader({
    postMessage: (message) => {
      worker.postMessage(message);
    },
    listen: (told, broken) => {
      worker.addEventListener('message', ({ data }: MessageEvent<Told>) => {
        told(data);
      });
      worker.addEventListener('error', broken);
    },
    terminate: () => {
      worker.terminate();
    },
  });
}
