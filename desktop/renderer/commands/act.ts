// The one door. Nothing else on the desktop changes anything: decide on what is seen, then durable, then visible.
import { refold, refsOf } from '../local/fold';
import { foldSet } from '../local/fold-set';
import type { ReadSet } from '../local/read-set';
import type { LocalDocument, OutboxRow } from '../local/store';
import type { CommandId } from 'shared/ids';
import type { Intent } from './intent';
import type { Judgement, Judging, NotDone } from './judge';
import { judgeAll } from './judge';
import { together } from './together';

export type Outcome =
  /** On disk here. The server has the last word. */
  { readonly type: 'done'; readonly row: OutboxRow } | NotDone;

export type Acting = Judging & {
  /** A view that could not be written after its command was; it is written at the next start at the latest. */
  readonly report: (fault: unknown) => void;
  /** Shows what follows from durable commands while their views are still to be written. */
  readonly show: (views: readonly LocalDocument[]) => void;
};

/** @param extra the refused command this one is made from */
export type Act = (
  intent: Intent | ((seq: number) => Intent),
  extra?: { readonly reissueOf: CommandId },
) => Promise<Outcome>;

/** Each as if it were asked alone, after those before it; an outcome for each. What one refuses keeps no other back. */
export type ActAll = (intents: readonly Intent[]) => Promise<readonly Outcome[]>;

/** An intent may depend on the number it gets, as an order's own number does. */
export function actor(acting: Acting): Act {
  return async (intent, extra) => {
    const asked = (seq: number) => [typeof intent === 'function' ? intent(seq) : intent];
    const [outcome] = await enter(acting, asked, extra?.reissueOf ?? '');
    if (outcome === undefined) throw new Error('what was asked was not answered');
    return outcome;
  };
}

/** Many for little more than the price of one: judged on one reading, durable in one write, folded once. */
export function actorOnAll(acting: Acting): ActAll {
  return async (intents) => {
    const outcomes: Outcome[] = [];
    for (const group of together(intents)) outcomes.push(...(await enter(acting, () => group, '')));
    return outcomes;
  };
}

/** So many are shown before they are written; of more, as in an import, nobody waits for one. */
const AT_A_GLANCE = 20;

/** Intents that have nothing to do with each other. @param asked what they are, beginning at this number */
async function enter(
  acting: Acting,
  asked: (seq: number) => readonly Intent[],
  reissueOf: CommandId | '',
): Promise<readonly Outcome[]> {
  const { store, organisation, report, show } = acting;
  const judged = new Map<number, Judgement>();
  const last: { read: ReadSet | null } = { read: null };
  const rows = await store.appendAll(async (seq, done) => {
    const durable = new Set(done.map(({ id }) => id));
    const open = [...asked(seq).entries()].filter(([position]) => !isIn(durable, judged.get(position)));
    const { judgements, set } = await judgeAll(
      acting,
      open.map(([, intent]) => intent),
      reissueOf,
    );
    last.read = set;
    for (const [at, judgement] of judgements.entries()) judged.set(open[at]?.[0] ?? at, judgement);
    return judgements.flatMap((judgement) => (judgement.type === 'yes' ? [judgement.command] : []));
  });
  if (last.read !== null && rows.length <= AT_A_GLANCE) show(viewsOf(last.read, rows));
  if (rows.length > 0) await refold(store, organisation, refsOf(rows)).catch(report);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return [...judged].sort(([a], [b]) => a - b).map(([, judgement]) => outcomeOf(judgement, byId));
}

/** As the fold will find them, unless something came in meanwhile; then it shows what is true a moment later. */
const viewsOf = (set: ReadSet, rows: readonly OutboxRow[]): readonly LocalDocument[] =>
  foldSet({ ...set, rows: [...set.rows, ...rows] }).writes.map(({ document }) => document);

const isIn = (durable: ReadonlySet<CommandId>, judgement: Judgement | undefined) =>
  judgement?.type === 'yes' && durable.has(judgement.command.id);

function outcomeOf(judgement: Judgement, rows: ReadonlyMap<CommandId, OutboxRow>): Outcome {
  if (judgement.type !== 'yes') return judgement;
  const row = rows.get(judgement.command.id);
  if (row === undefined) throw new Error('a command that was to be appended was not');
  return { type: 'done', row };
}
