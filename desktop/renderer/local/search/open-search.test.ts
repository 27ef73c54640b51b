import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import { ref } from 'shared/aggregate';
import { currency } from 'shared/currency';
import type { Customer } from 'shared/customer/customer';
import { customerId } from 'shared/ids';
import type { Product } from 'shared/product/product';
import { unitPrice } from 'shared/unit-price';
import { expect, test, vi } from 'vitest';
import { openDatabase } from '../database';
import { placedOrder, syncedOrder, uuid } from '../examples';
import { rxdbStore } from '../rxdb-store';
import type { LocalDocument } from '../store';
import { desk } from './desk';
import { PIECE } from './feed';
import type { Search } from './found';
import type { FromWorker, Line, ToWorker } from './messages';
import { openSearch } from './open-search';

/** The desk behind a real channel, each message a copy, as with a worker. */
function channel(said: (message: ToWorker) => void = () => undefined): Line {
  const { port1, port2 } = new MessageChannel();
  const answer = desk();
  port2.onmessage = ({ data }: MessageEvent<ToWorker>) => {
    said(data);
    port2.postMessage(answer(data));
  };
  return {
    send: (message) => {
      port1.postMessage(message);
    },
    listen: (hear) => {
      port1.onmessage = ({ data }: MessageEvent<FromWorker>) => {
        hear(data);
      };
    },
    close: () => {
      port1.close();
    },
  };
}

let opened = 0;
async function desktop() {
  opened += 1;
  const storage = getRxStorageMemory();
  const database = await openDatabase({ name: `search${opened}`, storage, multiInstance: false });
  const store = rxdbStore(database);
  const put = async (...documents: readonly LocalDocument[]) => {
    const held = await store.documents(documents.map(({ type, id }) => ref(type, id)));
    const revision = ({ type, id }: LocalDocument) => held.get(`${type}:${id}`)?.revision ?? null;
    await store.write(documents.map((document) => ({ document, revision: revision(document) })));
  };
  const remove = async (one: LocalDocument) => {
    const wanted = ref(one.type, one.id);
    const revision = (await store.documents([wanted])).get(`${one.type}:${one.id}`)?.revision ?? '';
    await store.remove([{ ref: wanted, revision }]);
  };
  return { database, store, put, remove };
}

type Desktop = Awaited<ReturnType<typeof desktop>>;

async function searching(
  check: (desk: Desktop, open: (line?: Line, idle?: () => Promise<void>) => Search) => Promise<void>,
): Promise<void> {
  const one = await desktop();
  const searches: Search[] = [];
  const report = (fault: unknown) => {
    throw fault;
  };
  const open = (line = channel(), idle = () => Promise.resolve()) => {
    const search = openSearch(one.database, { line, idle, report });
    searches.push(search);
    return search;
  };
  try {
    await check(one, open);
  } finally {
    for (const search of searches) search.close();
    await one.store.close();
  }
}

const base = { history: [], pendingCount: 0, localState: 'synced', blocked: [], unverified: false } as const;
const loose = { pinned: false, gone: false };

const product = (n: number, name: string, status: 'offered' | 'withdrawn' = 'offered'): LocalDocument => {
  const state: Product = {
    ...{ status, sku: `SKU-${String(n).padStart(5, '0')}`, name, barcode: '' },
    ...{ unitPrice: unitPrice(25_500), currency: currency('EUR'), taxBasisPoints: 1_900 },
  };
  return { ...base, ...loose, type: 'product', id: uuid(n), base: { version: 1, epoch: 'e', seq: n, state }, state };
};

const customer = (n: number, state: Customer): LocalDocument => ({
  ...{ ...base, ...loose, type: 'customer', id: uuid(n) },
  ...{ base: { version: 1, epoch: 'e', seq: n, state }, state },
});

const maria: Customer = {
  ...{ status: 'active', reference: 'K-00007', merged: [] },
  profile: { name: 'María Núñez', email: 'maria@example.org', phone: '', address: '' },
};

const until = (check: () => Promise<void> | void) => vi.waitFor(check, { timeout: 10_000, interval: 5 });
const isReady = (search: Search) =>
  until(() => {
    expect(search.ready.get()).toBe(true);
  });

test('FND-1 an order is found by number, customer, reference and the SKUs of its lines, with what a list needs', async () => {
  await searching(async ({ put }, open) => {
    const contact = { fullName: 'Ada Weiß', email: null };
    await put(syncedOrder(7, 1, placedOrder(7, { contact, reference: 'PO 4711' })), syncedOrder(8));
    const search = open();
    await isReady(search);
    for (const text of ['W1-000007', '7', 'weiss', 'po 4711', 'Ada 85123a'])
      expect(
        (await search.orders(text)).map(({ id }) => id),
        text,
      ).toEqual([uuid(7)]);
    expect(await search.orders('w1-000007')).toEqual([
      {
        ...{ id: uuid(7), label: 'W1-000007', detail: 'Ada Weiß · PO 4711', status: 'placed' },
        ...{ gross: { minor: 1_785, currency: 'EUR' }, placedAt: placedOrder(7).placedAt },
      },
    ]);
    expect((await search.orders('85123A')).map(({ label }) => label)).toEqual(['W1-000008', 'W1-000007']);
  });
});

test('FND-1 a product comes with price and tax, a customer with name and e-mail; one merged away is not found', async () => {
  await searching(async ({ put }, open) => {
    const merged: Customer = { ...maria, status: 'merged', into: customerId(uuid(1)) } as Customer;
    const forgotten: Customer = { ...maria, reference: 'K-00009', profile: null } as Customer;
    await put(product(1, 'Oak bowl'), product(2, 'Oak tray', 'withdrawn'));
    await put(customer(1, maria), customer(2, merged), customer(3, forgotten));
    const search = open();
    await isReady(search);
    const [bowl, tray] = await search.products('oak');
    expect(bowl).toMatchObject({ label: 'Oak bowl', detail: 'SKU-00001', withdrawn: false });
    expect(bowl?.content).toMatchObject({ unitPrice: 25_500, currency: 'EUR', taxBasisPoints: 1_900 });
    expect(tray).toMatchObject({ detail: 'SKU-00002', withdrawn: true });
    expect(await search.customers('maria nunez')).toEqual([
      {
        ...{ id: uuid(1), label: 'María Núñez', detail: 'K-00007 · maria@example.org' },
        ...{ name: 'María Núñez', email: 'maria@example.org' },
      },
    ]);
    expect(await search.customers('K-00009')).toEqual([
      { id: uuid(3), label: 'K-00009', detail: '', name: '', email: '' },
    ]);
  });
});

test('FND-3 what changes is found as it is now: added, renamed, removed', async () => {
  await searching(async ({ put, remove }, open) => {
    const search = open();
    await isReady(search);
    const finds = (text: string, ...names: readonly string[]) =>
      until(async () => {
        expect((await search.products(text)).map(({ label }) => label)).toEqual(names);
      });
    await put(product(1, 'Oak bowl'));
    await finds('bowl', 'Oak bowl');
    await put(product(1, 'Oak tray'));
    await finds('tray', 'Oak tray');
    await finds('bowl');
    await remove(product(1, 'Oak tray'));
    await finds('tray');
  });
});

test('FND-3 what changes while the index fills is not overwritten by the page read before', async () => {
  await searching(async ({ put, remove }, open) => {
    const count = 2 * PIECE + 10;
    await put(...Array.from({ length: count }, (_, n) => product(n + 1, `Oak bowl ${n + 1}`)));
    let idles = 0;
    const search = open(channel(), async () => {
      idles += 1;
      if (idles === 1) {
        // Read already, and not sent yet.
        await put(product(5, 'Renamed plate'), product(count + 1, 'Added plate'));
        await remove(product(6, ''));
      }
      if (idles === 2) await put(product(count, 'Late plate'));
    });
    await isReady(search);
    expect((await search.products('plate')).map(({ label }) => label).sort()).toEqual([
      'Added plate',
      'Late plate',
      'Renamed plate',
    ]);
    expect(await search.products('SKU-00006')).toEqual([]);
    expect((await search.products('SKU-00005')).map(({ label }) => label)).toEqual(['Renamed plate']);
  });
});

test('FND-3 a record that cannot be read is not found, and the others are', async () => {
  await searching(async ({ put, database }, open) => {
    await put(product(1, 'Oak bowl'), product(2, 'Oak tray'));
    const one = await database.products.findOne(`product:${uuid(1)}`).exec();
    await one?.incrementalPatch({ body: 'not JSON' });
    const search = open();
    await isReady(search);
    expect((await search.products('oak')).map(({ label }) => label)).toEqual(['Oak tray']);
  });
});

test('FND-4 questions are answered while the index fills, between two pieces', async () => {
  await searching(async ({ put }, open) => {
    await put(...Array.from({ length: 2 * PIECE }, (_, n) => product(n + 1, 'Oak bowl')));
    const said: string[] = [];
    let goOn = () => {};
    let pieces = 0;
    const search = open(
      channel(({ type }) => said.push(type)),
      () => {
        pieces += 1;
        return pieces === 2 ? new Promise<void>((resolve) => (goOn = resolve)) : Promise.resolve();
      },
    );
    await until(() => {
      expect(pieces).toBe(2);
    });
    expect((await search.products('SKU-00001')).length).toBe(1);
    expect(await search.products(`SKU-0${2 * PIECE}`)).toEqual([]);
    expect(search.ready.get()).toBe(false);
    goOn();
    await isReady(search);
    expect((await search.products(`SKU-0${2 * PIECE}`)).length).toBe(1);
    expect(said.slice(0, 3)).toEqual(['take', 'ask', 'ask']);
  });
});

test('FND-4 only the newest of the questions that wait is asked, and an overtaken one is never answered', async () => {
  await searching(async ({ put }, open) => {
    await put(product(1, 'Oak bowl'));
    const asked: string[] = [];
    const search = open(
      channel((message) => {
        if (message.type === 'ask') asked.push(`${message.kind} ${message.text}`);
      }),
    );
    await isReady(search);
    const answered: string[] = [];
    const ask = (text: string) =>
      search.products(text).then((found) => answered.push(`${text}: ${found.map(({ label }) => label).join()}`));
    void ask('b');
    void ask('bo');
    void ask('bow');
    const customers = search.customers('bowl');
    await ask('bowl');
    expect(await customers).toEqual([]);
    await ask('oak');
    expect(answered).toEqual(['bowl: Oak bowl', 'oak: Oak bowl']);
    expect(asked.filter((one) => one.startsWith('products'))).toEqual(['products b', 'products bowl', 'products oak']);
  });
});
