// Imports the orders of a file step by step, each written down before and after: whoever goes on after a stop counts every order once.
import type { Outcome } from 'shared/import/summary';
import { summaryOf } from 'shared/import/summary';
import type { Judged } from 'shared/import/summary';
import type { ReadOrder } from 'shared/import/verdict';
import type { Hold, JobStep, StoredJob } from '../store/jobs';
import { jobFile, jobSteps, keepStep } from '../store/jobs';
import type { Books } from './import-books';
import { booksIn } from './import-books';
import { BATCH, judge } from './import-orders';
import { readApart } from './read-apart';
import type { JobWorker } from './run-jobs';

export type ImportRun = JobWorker & {
  readonly job: StoredJob;
  readonly hold: () => Hold;
  readonly isStopping: () => boolean;
};

export type RunOutcome =
  | { readonly type: 'done'; readonly result: unknown }
  /** The server stops: somebody else goes on. */
  | { readonly type: 'let-go' }
  /** Somebody else has it by now. */
  | { readonly type: 'lost' };

const MOST_REJECTIONS = 1_000;

export async function runImport(run: ImportRun): Promise<RunOutcome> {
  const { db, organisation, clock, job, isStopping } = run;
  const bytes = await jobFile(db, organisation, job.id);
  const orders = await readApart({ bytes, organisation, ...job.request });
  const known = new Map((await jobSteps(db, organisation, job.id)).map((step) => [step.first, step]));
  const books = booksIn(db, organisation, clock, job.correlationId);
  const judged: Judged[] = [];
  while (judged.length < orders.length) {
    if (isStopping()) return { type: 'let-go' };
    const first = judged.length;
    const outcomes =
      known.get(first)?.outcomes ?? (await takeStep(run, books, { orders, first, before: known.get(first) }));
    if (outcomes === null) return { type: 'lost' };
    judged.push(...outcomes.flatMap((outcome, position) => judgedOrder(orders[first + position], outcome)));
  }
  return { type: 'done', result: resultOf(judged) };
}

const judgedOrder = (order: ReadOrder | undefined, outcome: Outcome): readonly Judged[] =>
  order === undefined ? [] : [{ order, outcome }];

type Step = {
  readonly orders: readonly ReadOrder[];
  readonly first: number;
  /** The same step, where an earlier attempt broke off in it. */
  readonly before: JobStep | undefined;
};

/** Null where somebody else has the job by now. */
async function takeStep(run: ImportRun, books: Books, { orders, first, before }: Step) {
  const { db, organisation, job, hold, onCommitted } = run;
  const total = orders.length;
  const keep = (step: JobStep, done: number) => keepStep(db, organisation, job.id, { hold: hold(), done, total, step });
  const mine = new Set(before?.placing);
  let isMine = true;
  const batch = orders.slice(first, first + BATCH);
  const judged = await judge(batch, {
    books,
    dryRun: false,
    mine,
    beforePlacing: async (ids) => {
      isMine = await keep({ first, placing: [...mine, ...ids], outcomes: null }, first);
      return isMine;
    },
  });
  if (!isMine) return null;
  onCommitted();
  const outcomes = judged.map(({ outcome }) => outcome);
  const isKept = await keep({ first, placing: [], outcomes }, first + batch.length);
  return isKept ? outcomes : null;
}

function resultOf(judged: readonly Judged[]) {
  const rejections = judged.flatMap(({ order: { key, rows, verdict }, outcome }) => {
    if (outcome.type !== 'rejected') return [];
    const where = verdict.type === 'rejected' ? verdict : { row: rows[0] ?? null, column: null, detail: '' };
    return [{ key, row: where.row, column: where.column, code: outcome.code, detail: where.detail }];
  });
  return { summary: summaryOf(judged, null), rejections: rejections.slice(0, MOST_REJECTIONS) };
}
