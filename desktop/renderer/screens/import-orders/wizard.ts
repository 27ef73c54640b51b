// The steps of an import as states: what is true in each, and how one follows from another. Pure; an event that does not fit changes nothing.
import type { Choice } from 'shared/import/choice';
import type { Inspection } from 'shared/import/inspect';
import type { FileCode, ReadOrder } from 'shared/import/verdict';
import { unreachable } from 'shared/unreachable';
import type { Fates } from '../../local/order-fates';
import type { Result, Undone } from './results';

export type FileInHand = { readonly name: string; readonly size: number };
export type FileFault = FileCode | 'unread';

/** `changed`: it is there with other content. Never overwritten. */
export type Verdict = 'new' | 'changed' | 'unchanged' | 'rejected';
export type Entry = { readonly order: ReadOrder; readonly verdict: Verdict };

type Looked = { readonly file: FileInHand; readonly inspection: Inspection; readonly remembered: boolean };
export type Imported = {
  readonly file: FileInHand;
  readonly choice: Choice;
  readonly entries: readonly Entry[];
  /** What became of new orders, by their place among the entries. */
  readonly results: ReadonlyMap<number, Result>;
  readonly fates: Fates;
};
export type Undo = { readonly status: 'running' | 'done'; readonly undone: ReadonlyMap<number, Undone> };

export type Wizard =
  | { readonly step: 'file'; readonly fault: FileFault | null }
  /** `resumed`: after a reload, from what was kept. */
  | { readonly step: 'opening'; readonly file: FileInHand; readonly resumed: boolean }
  | ({ readonly step: 'columns' } & Looked)
  | ({ readonly step: 'checking'; readonly read: number } & Looked)
  | ({ readonly step: 'dry-run'; readonly entries: readonly Entry[] } & Looked)
  /** `spentMs` runs only while orders are made, so that a pause slows nothing down in the reckoning. */
  | ({
      readonly step: 'import';
      readonly pace: 'running' | 'paused';
      readonly trouble: string | null;
      readonly spentMs: number;
      readonly before: number;
    } & Imported)
  | ({ readonly step: 'report'; readonly ended: 'finished' | 'cancelled'; readonly undo: Undo | null } & Imported)
  /** Another window is at it. */
  | { readonly step: 'elsewhere'; readonly file: FileInHand };

export type WizardEvent =
  | { readonly type: 'chosen'; readonly file: FileInHand }
  | { readonly type: 'resuming'; readonly file: FileInHand }
  | { readonly type: 'looked'; readonly inspection: Inspection; readonly remembered: boolean }
  | { readonly type: 'unreadable'; readonly fault: FileFault }
  | { readonly type: 'checking' }
  | { readonly type: 'read'; readonly orders: number }
  | { readonly type: 'judged'; readonly entries: readonly Entry[] }
  | { readonly type: 'back' }
  | {
      readonly type: 'began';
      readonly choice: Choice;
      readonly entries: readonly Entry[];
      readonly results: ReadonlyMap<number, Result>;
    }
  | { readonly type: 'placed'; readonly results: ReadonlyMap<number, Result>; readonly spentMs: number }
  | { readonly type: 'paced'; readonly pace: 'running' | 'paused'; readonly trouble: string | null }
  | { readonly type: 'confirmed'; readonly fates: Fates }
  | { readonly type: 'ended'; readonly how: 'finished' | 'cancelled' }
  | { readonly type: 'undone'; readonly undo: Undo }
  | { readonly type: 'elsewhere'; readonly file: FileInHand }
  | { readonly type: 'again' };

export const atStart: Wizard = { step: 'file', fault: null };
export const NO_FATES: Fates = { open: 0, refused: [], firstOpen: null, looked: 0, upTo: 0 };

export function wizardAfter(wizard: Wizard, event: WizardEvent): Wizard {
  switch (event.type) {
    case 'chosen':
      return isFree(wizard) ? { step: 'opening', file: event.file, resumed: false } : wizard;
    case 'resuming':
      return wizard.step === 'file' || wizard.step === 'elsewhere'
        ? { step: 'opening', file: event.file, resumed: true }
        : wizard;
    case 'unreadable':
      return wizard.step === 'opening' || isLooking(wizard) ? { step: 'file', fault: event.fault } : wizard;
    case 'began':
      return begun(wizard, event);
    case 'elsewhere':
      return isFree(wizard) || wizard.step === 'dry-run' ? { step: 'elsewhere', file: event.file } : wizard;
    case 'again':
      return wizard.step === 'import' ? wizard : atStart;
    case 'looked':
    case 'checking':
    case 'read':
    case 'judged':
    case 'back':
      return afterLooking(wizard, event);
    case 'placed':
    case 'paced':
    case 'confirmed':
    case 'ended':
    case 'undone':
      return afterBeginning(wizard, event);
    default:
      return unreachable(event);
  }
}

/** Nothing is written yet, so another file may be taken instead. */
const isFree = ({ step }: Wizard): boolean => step !== 'import' && step !== 'elsewhere';

type Looking = Extract<Wizard, { step: 'columns' | 'checking' | 'dry-run' }>;
const isLooking = (wizard: Wizard): wizard is Looking =>
  wizard.step === 'columns' || wizard.step === 'checking' || wizard.step === 'dry-run';

type LookEvent = Extract<WizardEvent, { type: 'looked' | 'checking' | 'read' | 'judged' | 'back' }>;

function afterLooking(wizard: Wizard, event: LookEvent): Wizard {
  if (event.type === 'looked') {
    if (wizard.step !== 'opening' && wizard.step !== 'columns') return wizard;
    const { inspection, remembered } = event;
    return { step: 'columns', file: wizard.file, inspection, remembered };
  }
  if (!isLooking(wizard)) return wizard;
  const { file, inspection, remembered } = wizard;
  const looked = { file, inspection, remembered };
  switch (event.type) {
    case 'checking':
      return mayCheck(wizard) ? { step: 'checking', read: 0, ...looked } : wizard;
    case 'read':
      return wizard.step === 'checking' ? { step: 'checking', read: event.orders, ...looked } : wizard;
    case 'judged':
      return wizard.step === 'checking' ? { step: 'dry-run', entries: event.entries, ...looked } : wizard;
    case 'back':
      return { step: 'columns', ...looked };
  }
}

/** The columns an order cannot do without are named. */
export const mayCheck = (wizard: Wizard): boolean =>
  wizard.step === 'columns' && wizard.inspection.missing.length === 0;

function begun(wizard: Wizard, { choice, entries, results }: Extract<WizardEvent, { type: 'began' }>): Wizard {
  if (wizard.step !== 'dry-run' && !(wizard.step === 'opening' && wizard.resumed)) return wizard;
  const imported = { file: wizard.file, choice, entries, results, fates: NO_FATES };
  return { step: 'import', pace: 'running', trouble: null, spentMs: 0, before: results.size, ...imported };
}

type RunEvent = Extract<WizardEvent, { type: 'placed' | 'paced' | 'confirmed' | 'ended' | 'undone' }>;

function afterBeginning(wizard: Wizard, event: RunEvent): Wizard {
  if (wizard.step !== 'import' && wizard.step !== 'report') return wizard;
  if (event.type === 'confirmed') return { ...wizard, fates: event.fates };
  if (wizard.step === 'report') return event.type === 'undone' ? { ...wizard, undo: event.undo } : wizard;
  switch (event.type) {
    case 'placed':
      return { ...wizard, results: event.results, spentMs: wizard.spentMs + event.spentMs };
    case 'paced':
      return { ...wizard, pace: event.pace, trouble: event.trouble };
    case 'ended': {
      const { file, choice, entries, results, fates } = wizard;
      return { step: 'report', ended: event.how, undo: null, file, choice, entries, results, fates };
    }
    case 'undone':
      return wizard;
  }
}
