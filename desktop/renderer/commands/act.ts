// The one door. Nothing else on the desktop changes anything: decide on what is seen, then durable, then visible.
import { refold, refsOf } from '../local/fold';
import type { OutboxRow } from '../local/store';
import type { CommandId } from 'shared/ids';
import type { Intent } from './intent';
import type { Judgement, Judging, NotDone } from './judge';
import { judge } from './judge';

export type Outcome =
  /** On disk here. The server has the last word. */
  { readonly type: 'done'; readonly row: OutboxRow } | NotDone;

export type Acting = Judging & {
  /** A view that could not be written after its command was; it is written at the next start at the latest. */
  readonly report: (fault: unknown) => void;
};

/** @param extra the refused command this one is made from */
export type Act = (
  intent: Intent | ((seq: number) => Intent),
  extra?: { readonly reissueOf: CommandId },
) => Promise<Outcome>;

/** An intent may depend on the number it gets, as an order's own number does. */
export function actor(acting: Acting): Act {
  const { store, organisation, report } = acting;
  return async (intent, extra) => {
    let judgement: Judgement = { type: 'invalid', detail: 'nothing was asked' };
    const row = await store.append(async (seq) => {
      judgement = await judge(acting, typeof intent === 'function' ? intent(seq) : intent, extra?.reissueOf ?? '');
      return judgement.type === 'yes' ? judgement.command : null;
    });
    if (row === null) return notDone(judgement);
    await refold(store, organisation, refsOf([row])).catch(report);
    return { type: 'done', row };
  };
}

function notDone(judgement: Judgement): NotDone {
  if (judgement.type === 'yes') throw new Error('a command that was to be appended was not');
  return judgement;
}
