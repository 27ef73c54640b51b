// The work side: one refusal and the ways on from it, by button and by key.
import type { ReactNode } from 'react';
import { useMemo, useState } from 'react';
import type { OutboxRow } from '../../local/store';
import { useSay } from '../language/language';
import { useSentences } from '../outcome-sentence';
import { useViewState } from '../view-state';
import { useWorkplace } from '../workplace';
import type { About } from './about';
import { useAbout, useCommandName } from './use-about';
import { wasAsked } from './ask';
import { Refusal } from './refusal';
import type { Press } from './triage-keys';
import { useKeys } from './use-keys';
import { useNameOf, useOfOthers } from './use-of-others';
import { useVerdicts } from './use-verdicts';
import { useWays } from './use-ways';
import type { Offered } from './ways-bar';
import { WaysBar } from './ways-bar';

type Props = {
  readonly row: OutboxRow;
  readonly goOn: () => void;
  /** What a press means for the cursor and the selection. */
  readonly press: (press: Press) => boolean;
  /** Acts on a selection come first. */
  readonly isSelecting: boolean;
  /** In place of the acts on one. */
  readonly bulk: ReactNode;
};

export function Work({ row, goOn, press, isSelecting, bulk }: Props): ReactNode {
  const about = useAbout(row);
  const [fault, setFault] = useState<string | null>(null);
  const offered = useOffered(row, about, goOn, setFault);
  useKeys((pressed) => {
    if (press(pressed)) return true;
    if (isSelecting) return false;
    if (pressed === 'open') offered.open?.();
    else if (pressed === 'again' && offered.cannotAgain === null) offered.again();
    else if (pressed === 'ask' && offered.cannotAsk === null) offered.ask();
    else if (pressed === 'discard' && offered.cannotDiscard === null) offered.discard();
    return true;
  });
  return (
    <section className="work">
      <Refusal row={row} about={about} fault={fault} />
      {bulk ?? <WaysBar offered={offered} />}
    </section>
  );
}

/** After an act that came about, the cursor goes on; one that did not leaves it, with the reason. */
function useOffered(row: OutboxRow, about: About, goOn: () => void, setFault: (fault: string | null) => void): Offered {
  const { person } = useWorkplace();
  const notify = useViewState((state) => state.notify);
  const say = useSay();
  const sentences = useSentences();
  const what = useCommandName()(row.type);
  const ways = useWays();
  const rows = useMemo(() => [row], [row]);
  const verdict = useVerdicts(rows, about.held).get(row.id);
  const taken = useOfOthers().away.get(row.id);
  const nameOf = useNameOf();
  const away = taken === undefined ? null : say('attention.away.why', { name: nameOf(taken.by, 'a-manager') });
  const waiting = row.status === 'rejected' ? null : say('attention.again.waiting');
  const { placed, held } = about;
  const after = async (doing: ReturnType<typeof ways.discard>, words: (said?: string) => string, said?: string) => {
    const { fault, undo } = await doing;
    setFault(fault);
    if (fault !== null) return;
    goOn();
    notify({ words: words(said), undo });
  };
  return {
    isEdit: placed !== null,
    isAway: away !== null,
    isTheirs: row.author !== person.personId,
    cannotAgain:
      waiting ??
      away ??
      (placed !== null
        ? null
        : verdict === sentences.refusal(row.code, row.params)
          ? say('attention.again.same')
          : (verdict ?? null)),
    cannotAsk: waiting ?? away ?? (wasAsked(row, about, person.organisationId) ? say('attention.ask.again') : null),
    cannotDiscard: waiting,
    again: () => {
      if (placed !== null) ways.edit(row, placed);
      else void after(ways.again(row), () => say('attention.again.done', { what }));
    },
    discard: () =>
      void after(ways.discard(row), () =>
        say(away === null ? 'attention.discard.done' : 'attention.seen.done', { what }),
      ),
    ask: () => {
      const asking = ways.ask(row, about);
      void asking.then(({ words }) => after(asking, () => words));
    },
    open:
      held?.type !== 'order'
        ? null
        : () => {
            ways.open(held.id);
          },
  };
}
