// The import of one person at this desk. It belongs to no screen: whoever leaves the page leaves it running, and a reload goes on.
import type { OrganisationId } from 'shared/ids';
import type { Choice } from 'shared/import/choice';
import type { Inspection } from 'shared/import/inspect';
import type { Live } from '../../local/live';
import { source } from '../../local/live';
import { fatesOf, highestSeq } from '../../local/order-fates';
import type { Workplace } from '../workplace';
import type { Job } from './kept';
import { forgetJob, keepJob, keptFile, keptJob, rememberChoice, rememberedChoice } from './kept';
import { judgeFile, withWhatWasDone } from './judge-file';
import type { FileReading } from './open-reader';
import { placeOrders } from './place-orders';
import type { Result } from './results';
import { rangesOf } from './results';
import type { TakingBack } from './take-back';
import { takeBack } from './take-back';
import type { Entry, FileFault, FileInHand, Imported, Wizard, WizardEvent } from './wizard';
import { atStart, wizardAfter } from './wizard';

export type Office = Pick<Workplace, 'database' | 'now' | 'actAll' | 'withdrawAll'> & {
  readonly organisation: OrganisationId;
  readonly startReader: () => FileReading;
  /** One import at a time on this disk, whichever window has it; waits for the other to end. */
  readonly alone: (work: () => Promise<void>) => Promise<void>;
  readonly breathe: () => Promise<void>;
  readonly millis: () => number;
};

export type Importer = Live<Wizard> & {
  readonly take: (file: FileInHand, bytes: Promise<Uint8Array>) => Promise<void>;
  readonly choose: (choice: Choice) => Promise<void>;
  readonly check: () => Promise<void>;
  readonly back: () => void;
  readonly begin: () => Promise<void>;
  readonly pause: () => void;
  readonly goOn: () => void;
  readonly cancel: () => void;
  readonly undo: (taking: Pick<TakingBack, 'reason' | 'whyNot'>) => Promise<void>;
  readonly rejectedRows: (errors: readonly (readonly [number, string])[]) => Promise<string>;
  readonly again: () => Promise<void>;
  /** Goes on with what a reload interrupted. */
  readonly resume: () => Promise<void>;
  /** Looks up what the server has confirmed since. */
  readonly lookAtFates: () => Promise<void>;
};

/** How often what is placed is shown: the eye sees no more, and each showing costs. */
const SHOWN_EVERY_MS = 200;

export function importer(office: Office): Importer {
  const wizard = source<Wizard>(atStart);
  const tell = (event: WizardEvent) => {
    wizard.set(wizardAfter(wizard.get(), event));
  };
  const course = { wish: 'go' as 'go' | 'wait' | 'stop', wake: () => {}, job: null as Job | null };
  let reader: FileReading | null = null;
  const reading = () => (reader ??= office.startReader());
  const fault = (why: FileFault) => () => {
    tell({ type: 'unreadable', fault: why });
  };

  const look = async (choice: Choice | null) => {
    const inspected = await reading().inspect(choice);
    if (inspected.type === 'unreadable') return fault(inspected.code)();
    const known = choice === null ? await rememberedChoice(office, office.organisation, inspected.header) : null;
    if (known === null) return tell({ type: 'looked', inspection: inspected, remembered: false });
    const again = await reading().inspect(known);
    if (again.type === 'inspected') tell({ type: 'looked', inspection: again, remembered: true });
  };
  const keep = async (change: Partial<Job>) => {
    if (course.job === null) return;
    course.job = { ...course.job, ...change };
    await keepJob(office, course.job);
  };
  const run = async (imported: Pick<Imported, 'entries' | 'results'>) => {
    let since = office.millis();
    let shown = since;
    let spent = 0;
    let latest = imported.results;
    const show = () => {
      shown = office.millis();
      tell({ type: 'placed', results: new Map(latest), spentMs: spent });
      spent = 0;
    };
    const next = async () => {
      spent += office.millis() - since;
      await office.breathe();
      while (course.wish === 'wait') {
        show();
        await new Promise<void>((go) => (course.wake = go));
      }
      since = office.millis();
      return course.wish === 'stop' ? ('stop' as const) : ('go' as const);
    };
    const placed = (results: ReadonlyMap<number, Result>) => {
      latest = results;
      if (office.millis() - shown >= SHOWN_EVERY_MS) show();
    };
    const finished = await placeOrders(imported.entries, imported.results, { actAll: office.actAll, next, placed });
    spent += office.millis() - since;
    show();
    await keep({ phase: finished ? 'finished' : 'cancelled' });
    tell({ type: 'ended', how: finished ? 'finished' : 'cancelled' });
  };
  /** Until it has ended. What this computer cannot do, such as writing to a full disk, pauses it. */
  const carryOn = async () => {
    for (;;) {
      const now = wizard.get();
      if (now.step !== 'import') return;
      try {
        await run(now);
      } catch (trouble) {
        course.wish = 'wait';
        tell({ type: 'paced', pace: 'paused', trouble: trouble instanceof Error ? trouble.message : String(trouble) });
        await new Promise<void>((go) => (course.wake = go));
      }
    }
  };
  const wish = (wanted: 'go' | 'wait' | 'stop') => {
    course.wish = wanted;
    if (wanted !== 'wait') course.wake();
  };
  const keepQuietly = (change: Partial<Job>) => {
    keep(change).catch(() => undefined);
  };
  const looked = async () => {
    const now = wizard.get();
    if (now.step !== 'import' && now.step !== 'report') return;
    tell({ type: 'confirmed', fates: await fatesOf(office.database, rangesOf(now.results)) });
  };

  return {
    get: wizard.get,
    subscribe: wizard.subscribe,
    take: async (file, bytes) => {
      tell({ type: 'chosen', file });
      await bytes
        .then((read) => reading().open(read))
        .then(() => look(null))
        .catch(fault('unread'));
    },
    choose: (choice) => look(choice).catch(fault('unread')),
    check: async () => {
      tell({ type: 'checking' });
      const now = wizard.get();
      if (now.step !== 'checking') return;
      const choice = settled(now.inspection);
      const { organisation, database, breathe } = office;
      await rememberChoice(office, organisation, now.inspection.header, now.inspection.choice);
      const progress = (orders: number) => {
        tell({ type: 'read', orders });
      };
      await reading()
        .read(choice, organisation, progress)
        .then((orders) => judgeFile(database, orders, breathe))
        .then((entries) => {
          tell({ type: 'judged', entries });
        })
        .catch(fault('unread'));
    },
    back: () => {
      tell({ type: 'back' });
    },
    begin: async () => {
      const now = wizard.get();
      if (now.step !== 'dry-run') return;
      const under = await keptJob(office);
      if (under !== null && (under.phase === 'running' || under.phase === 'paused')) {
        tell({ type: 'elsewhere', file: under });
        return;
      }
      await office.alone(async () => {
        const choice = settled(now.inspection);
        const behind = await highestSeq(office.database);
        course.job = { name: now.file.name, size: now.file.size, choice, behind, phase: 'running' };
        await keepJob(office, course.job, await reading().pack());
        course.wish = 'go';
        tell({ type: 'began', choice, entries: now.entries, results: new Map() });
        await carryOn();
      });
    },
    pause: () => {
      wish('wait');
      tell({ type: 'paced', pace: 'paused', trouble: null });
      keepQuietly({ phase: 'paused' });
    },
    goOn: () => {
      tell({ type: 'paced', pace: 'running', trouble: null });
      keepQuietly({ phase: 'running' });
      wish('go');
    },
    cancel: () => {
      wish('stop');
    },
    undo: async (taking) => {
      const now = wizard.get();
      if (now.step !== 'report' || now.undo !== null) return;
      const told: TakingBack['told'] = (undone) => {
        tell({ type: 'undone', undo: { status: 'running', undone } });
      };
      told(new Map());
      const undone = await takeBack(now.entries, now.results, { ...office, ...taking, told });
      tell({ type: 'undone', undo: { status: 'done', undone } });
      await looked();
    },
    rejectedRows: async (errors) => {
      const now = wizard.get();
      if (now.step === 'dry-run') return reading().rejected(settled(now.inspection), errors);
      return now.step === 'import' || now.step === 'report' ? reading().rejected(now.choice, errors) : '';
    },
    again: async () => {
      await forgetJob(office);
      course.job = null;
      reader?.close();
      reader = null;
      tell({ type: 'again' });
    },
    resume: async () => {
      const kept = await keptJob(office);
      if (kept === null || wizard.get().step !== 'file') return;
      if (kept.phase === 'running' || kept.phase === 'paused') tell({ type: 'elsewhere', file: kept });
      await office.alone(async () => {
        const [job, packed] = [await keptJob(office), await keptFile(office)];
        if (job === null || packed === null) return tell({ type: 'again' });
        course.job = job;
        tell({ type: 'resuming', file: { name: job.name, size: job.size } });
        await reading().unpack(packed);
        const found = await readAgain(office, reading(), job);
        course.wish = job.phase === 'paused' ? 'wait' : job.phase === 'running' ? 'go' : 'stop';
        tell({ type: 'began', choice: job.choice, ...found });
        if (job.phase === 'paused') tell({ type: 'paced', pace: 'paused', trouble: null });
        if (job.phase === 'cancelled' || job.phase === 'finished') tell({ type: 'ended', how: job.phase });
        await carryOn();
      });
    },
    lookAtFates: looked,
  };
}

/** What detection found becomes part of the choice: the file is read as it was shown. */
const settled = ({ choice, encoding, delimiter, decimal }: Inspection): Choice => ({
  ...choice,
  encoding,
  delimiter,
  decimal: choice.decimal ?? (decimal === 'plain' ? null : decimal),
});

async function readAgain(
  { database, organisation, breathe }: Office,
  reader: FileReading,
  { choice, behind }: Job,
): Promise<{ readonly entries: readonly Entry[]; readonly results: ReadonlyMap<number, Result> }> {
  const orders = await reader.read(choice, organisation, () => undefined);
  const entries = await judgeFile(database, orders, breathe);
  return withWhatWasDone(database, entries, behind, breathe);
}
