// The import of one person at this desk. It belongs to no screen: whoever leaves the page leaves it running, and a reload goes on.
import type { OrganisationId } from 'shared/ids';
import type { Choice } from 'shared/import/choice';
import { settled } from 'shared/import/inspect';
import type { Live } from '../../local/live';
import { source } from '../../local/live';
import { fatesOf } from '../../local/order-fates';
import type { Workplace } from '../workplace';
import { forgetJob } from './kept';
import { lookingAt } from './looking';
import type { FileReading } from './open-reader';
import { rangesOf } from './results';
import { running } from './running';
import type { TakingBack } from './take-back';
import { takeBack } from './take-back';
import type { FileInHand, Wizard, WizardEvent } from './wizard';
import { atStart, wizardAfter } from './wizard';

/** What an importer works with; nothing of it is a page's. */
export type Office = Pick<Workplace, 'database' | 'now' | 'actAll' | 'withdrawAll'> & {
  readonly organisation: OrganisationId;
  readonly startReader: () => FileReading;
  /** One import at a time on this disk, whichever window has it; waits for the other to end. */
  readonly alone: (work: () => Promise<void>) => Promise<void>;
  /** Lets whoever types be answered first. */
  readonly breathe: () => Promise<void>;
  readonly millis: () => number;
};

/** What the parts of an importer share. */
export type Bench = {
  readonly office: Office;
  readonly wizard: () => Wizard;
  readonly tell: (event: WizardEvent) => void;
  readonly reader: () => FileReading;
};

export type Importer = Live<Wizard> & {
  readonly take: (file: FileInHand, bytes: Promise<Uint8Array>) => Promise<void>;
  readonly choose: (choice: Choice) => Promise<void>;
  readonly check: () => Promise<void>;
  readonly back: () => void;
  readonly begin: () => Promise<void>;
  readonly pause: () => void;
  readonly goOn: () => Promise<void>;
  readonly cancel: () => void;
  readonly undo: (taking: Pick<TakingBack, 'reason' | 'whyNot'>) => Promise<void>;
  /** As CSV. @param errors by row of the file */
  readonly rejectedRows: (errors: readonly (readonly [number, string])[]) => Promise<string>;
  readonly again: () => Promise<void>;
  /** Goes on with what a reload interrupted. @param what `any`: also shows again what has ended */
  readonly resume: (what: 'running' | 'any') => Promise<void>;
  /** Looks up what the server has confirmed since. */
  readonly lookAtFates: () => Promise<void>;
};

export function importer(office: Office): Importer {
  const wizard = source<Wizard>(atStart);
  let reader: FileReading | null = null;
  const bench: Bench = {
    office,
    wizard: wizard.get,
    tell: (event) => {
      wizard.set(wizardAfter(wizard.get(), event));
    },
    reader: () => (reader ??= office.startReader()),
  };
  const course = running(bench);
  return {
    get: wizard.get,
    subscribe: wizard.subscribe,
    ...lookingAt(bench),
    ...course,
    undo: (taking) => undo(bench, taking),
    rejectedRows: (errors) => rejectedRows(bench, errors),
    again: async () => {
      if (wizard.get().step === 'import') return;
      await forgetJob(office);
      reader?.close();
      reader = null;
      bench.tell({ type: 'again' });
    },
    lookAtFates: () => lookAtFates(bench),
  };
}

async function undo(bench: Bench, taking: Pick<TakingBack, 'reason' | 'whyNot'>): Promise<void> {
  const { office, tell } = bench;
  const now = bench.wizard();
  if (now.step !== 'report' || now.undo !== null) return;
  const told: TakingBack['told'] = (undone) => {
    tell({ type: 'undone', undo: { status: 'running', undone } });
  };
  told(new Map());
  const undone = await takeBack(now.entries, now.results, { ...office, ...taking, told });
  tell({ type: 'undone', undo: { status: 'done', undone } });
  await lookAtFates(bench);
}

async function rejectedRows(bench: Bench, errors: readonly (readonly [number, string])[]): Promise<string> {
  const now = bench.wizard();
  if (now.step === 'dry-run') return bench.reader().rejected(settled(now.inspection), errors);
  return now.step === 'import' || now.step === 'report' ? bench.reader().rejected(now.choice, errors) : '';
}

async function lookAtFates({ office, wizard, tell }: Bench): Promise<void> {
  const now = wizard();
  if (now.step !== 'import' && now.step !== 'report') return;
  tell({ type: 'confirmed', fates: await fatesOf(office.database, rangesOf(now.results)) });
}
