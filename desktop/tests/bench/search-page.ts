// What runs inside the browser: 50,000 products on its disk, the search as the product opens it, and somebody who types.
import '../../renderer/without-eval';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import { demoProduct } from 'shared/demo/catalogue';
import { organisationId } from 'shared/ids';
import type { Product } from 'shared/product/product';
import { openDatabase } from '../../renderer/local/database';
import { rxdbStore } from '../../renderer/local/rxdb-store';
import type { Search } from '../../renderer/local/search/found';
import { openSearch, whenIdle } from '../../renderer/local/search/open-search';
import { lineTo } from '../../renderer/local/search/worker-line';
import type { LocalDocument, LocalStore } from '../../renderer/local/store';
import type { SearchMeasured, SearchOrder } from './page-contract';
import { watchStutter } from './stutter';

const BATCH = 2_000;
const origin = { seed: 11, organisation: organisationId('0190a0a0-0000-7000-8000-000000000001') };

async function searching({ worker, products, questions }: SearchOrder): Promise<SearchMeasured> {
  const storage = getRxStorageDexie({ chromeTransactionDurability: 'relaxed' });
  const database = await openDatabase({ name: 'bench-search', storage, multiInstance: true });
  await fill(rxdbStore(database), products);
  const report = (fault: unknown) => {
    throw fault;
  };
  const start = performance.now();
  const stutter = watchStutter();
  const line = lineTo(new Worker(URL.createObjectURL(new Blob([worker]))), report);
  const search = openSearch(database, { line, idle: whenIdle, report });
  const whileFilling = await ask(search, questions.slice(0, 20));
  await ready(search);
  const filledMs = performance.now() - start;
  const longestStutterMs = await stutter.end();
  const answers = await ask(search, questions);
  search.close();
  return {
    filledMs,
    longestStutterMs,
    whileFillingMs: whileFilling.map(({ ms }) => ms),
    answeredMs: answers.map(({ ms }) => ms),
    found: answers.map(({ found }) => found),
  };
}

async function fill(store: LocalStore, count: number): Promise<void> {
  for (let from = 0; from < count; from += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, count - from) }, (_, n) => document(from + n));
    await store.write(batch.map((one) => ({ document: one, revision: null })));
  }
}

function document(n: number): LocalDocument {
  const { id, content } = demoProduct(origin, n);
  const state: Product = { status: 'offered', ...content };
  return {
    ...{ type: 'product', id, state, base: { version: 1, epoch: 'bench', seq: n + 1, state } },
    ...{
      history: [],
      pendingCount: 0,
      localState: 'synced',
      blocked: [],
      unverified: false,
      pinned: false,
      gone: false,
    },
  };
}

/** One after the other, as they are typed. */
async function ask(search: Search, questions: readonly string[]) {
  const answers: { readonly ms: number; readonly found: number }[] = [];
  for (const question of questions) {
    const start = performance.now();
    const found = await search.products(question);
    answers.push({ ms: performance.now() - start, found: found.length });
  }
  return answers;
}

const ready = ({ ready: live }: Search) =>
  new Promise<void>((done) => {
    const check = () => {
      if (live.get()) done();
    };
    live.subscribe(check);
    check();
  });

Object.assign(globalThis, { searching });
