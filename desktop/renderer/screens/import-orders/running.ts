// The fourth step under way: begun, paused, gone on with, cancelled, and taken up again after a reload or in another window.
import { highestSeq } from '../../local/order-fates';
import { settled } from 'shared/import/inspect';
import type { Bench, Importer, Office } from './importer';
import { judgeFile, withWhatWasDone } from './judge-file';
import type { Job } from './kept';
import { keepJob, keptFile, keptJob } from './kept';
import type { FileReading } from './open-reader';
import { placeOrders } from './place-orders';
import type { Result } from './results';
import type { Entry, Imported } from './wizard';

/** What a person wants of it now. */
type Wish = 'go' | 'wait' | 'stop';
type Course = { wish: Wish; wake: () => void; job: Job | null };

/** How often what is placed is shown: the eye sees no more, and each showing costs. */
const SHOWN_EVERY_MS = 250;

export function running(bench: Bench): Pick<Importer, 'begin' | 'pause' | 'goOn' | 'cancel' | 'resume'> {
  const course: Course = { wish: 'go', wake: () => undefined, job: null };
  const wish = (wanted: Wish) => {
    course.wish = wanted;
    if (wanted !== 'wait') course.wake();
  };
  /** Where it cannot be kept, a reload asks again; that stops nothing now. */
  const keepPhase = (phase: Job['phase']) => keep(bench.office, course, phase).catch(() => undefined);
  let turn: Promise<void> = Promise.resolve();
  return {
    begin: () => begin(bench, course),
    pause: () => {
      wish('wait');
      bench.tell({ type: 'paced', pace: 'paused', trouble: null });
      void keepPhase('paused');
    },
    goOn: async () => {
      await keepPhase('running');
      bench.tell({ type: 'paced', pace: 'running', trouble: null });
      wish('go');
    },
    cancel: () => {
      wish('stop');
    },
    resume: (what) => {
      turn = turn.then(() => resume(bench, course, what)).catch(() => undefined);
      return turn;
    },
  };
}

const isUnderWay = ({ phase }: Job): boolean => phase === 'running' || phase === 'paused';

async function begin(bench: Bench, course: Course): Promise<void> {
  const { office, wizard, tell, reader } = bench;
  const now = wizard();
  if (now.step !== 'dry-run') return;
  const other = await keptJob(office);
  if (other !== null && isUnderWay(other)) {
    tell({ type: 'elsewhere', file: other });
    return;
  }
  await office.alone(async () => {
    const choice = settled(now.inspection);
    const behind = await highestSeq(office.database);
    course.job = { name: now.file.name, size: now.file.size, choice, behind, phase: 'running' };
    await keepJob(office, course.job, await reader().pack());
    course.wish = 'go';
    tell({ type: 'began', choice, entries: now.entries, results: new Map() });
    await carryOn(bench, course);
  });
}

async function resume(bench: Bench, course: Course, what: 'running' | 'any'): Promise<void> {
  const { office, wizard, tell, reader } = bench;
  const kept = await keptJob(office);
  if (kept === null || wizard().step !== 'file' || (what === 'running' && !isUnderWay(kept))) return;
  if (isUnderWay(kept)) tell({ type: 'elsewhere', file: kept });
  await office.alone(async () => {
    const [job, packed] = [await keptJob(office), await keptFile(office)];
    if (job === null || packed === null) {
      tell({ type: 'again' });
      return;
    }
    course.job = job;
    tell({ type: 'resuming', file: { name: job.name, size: job.size } });
    await reader().unpack(packed);
    const found = await readAgain(office, reader(), job);
    tell({ type: 'began', choice: job.choice, ...found });
    course.wish = job.phase === 'running' ? 'go' : 'wait';
    if (job.phase === 'paused') tell({ type: 'paced', pace: 'paused', trouble: null });
    else if (job.phase !== 'running') tell({ type: 'ended', how: job.phase });
    await carryOn(bench, course);
  });
}

async function readAgain(
  { database, organisation, breathe }: Office,
  reader: FileReading,
  { choice, behind }: Job,
): Promise<{ readonly entries: readonly Entry[]; readonly results: ReadonlyMap<number, Result> }> {
  const orders = await reader.read(choice, organisation, () => undefined);
  const entries = await judgeFile(database, orders, breathe);
  return withWhatWasDone(database, entries, behind, breathe);
}

/** Until it has ended. What this computer cannot do, such as writing to a full disk, pauses it. */
async function carryOn(bench: Bench, course: Course): Promise<void> {
  for (let now = bench.wizard(); now.step === 'import'; now = bench.wizard()) {
    try {
      await run(bench, course, now);
    } catch (fault) {
      course.wish = 'wait';
      const trouble = fault instanceof Error ? fault.message : String(fault);
      bench.tell({ type: 'paced', pace: 'paused', trouble });
      await woken(course);
    }
  }
}

const woken = (course: Course) =>
  new Promise<void>((go) => {
    course.wake = go;
  });

async function run(bench: Bench, course: Course, { entries, results }: Imported): Promise<void> {
  const { office, tell } = bench;
  let since = office.millis();
  let shown = since;
  let spentMs = 0;
  let latest = results;
  const show = () => {
    shown = office.millis();
    tell({ type: 'placed', results: new Map(latest), spentMs });
    spentMs = 0;
  };
  const next = async () => {
    spentMs += office.millis() - since;
    await office.breathe();
    for (; course.wish === 'wait'; await woken(course)) show();
    since = office.millis();
    return course.wish === 'stop' ? ('stop' as const) : ('go' as const);
  };
  const placed = (now: ReadonlyMap<number, Result>) => {
    latest = now;
    if (office.millis() - shown >= SHOWN_EVERY_MS) show();
  };
  const finished = await placeOrders(entries, results, { actAll: office.actAll, next, placed }).finally(() => {
    spentMs += office.millis() - since;
    show();
  });
  const how = finished ? 'finished' : 'cancelled';
  await keep(office, course, how);
  tell({ type: 'ended', how });
}

async function keep(office: Office, course: Course, phase: Job['phase']): Promise<void> {
  if (course.job === null) return;
  course.job = { ...course.job, phase };
  await keepJob(office, course.job);
}
