// The whole form: what is typed, what it means so far, and what can be done with it.
import { useCallback, useMemo, useState } from 'react';
import { useIntl } from 'react-intl';
import { defaultSettings } from 'shared/settings/settings';
import { whyNotPlace } from '../../commands/may-place';
import { useSentences } from '../outcome-sentence';
import { useNow } from '../use-now';
import type { Editing } from '../view-state';
import { useViewState } from '../view-state';
import { useLive, useWorkplace } from '../workplace';
import { creationsOf, withCreated } from './creations';
import { FIRST_FAULT, orderFieldId, useFocusNext } from './focus';
import { decimalMark } from './plain-decimal';
import type { Figures } from './read-figures';
import type { Faults, ReadOrder } from './read-order';
import { readOrder } from './read-order';
import { runningTotals } from './running-totals';
import type { RunningTotals } from './running-totals';
import type { Suggest } from './suggest';
import { useSuggest } from './suggest';
import type { TypedOrder } from './typed-order';
import { isBlank } from './typed-order';
import type { Draft } from './use-draft';
import { useDraft } from './use-draft';
import type { Lines } from './use-lines';
import { useLines } from './use-lines';
import { usePlacing } from './use-placing';
import type { LastScan } from './use-scans';
import { useScans } from './use-scans';

export type Capture = Pick<Draft, 'typed' | 'restoredFrom' | 'savedAt'> & {
  readonly figures: Figures;
  readonly suggest: Suggest;
  readonly set: (change: Partial<TypedOrder>) => void;
  readonly lines: Lines;
  /** Told once placing was tried. */
  readonly faults: Faults | null;
  /** Null where it is too large to be counted. */
  readonly totals: RunningTotals | null;
  /** Why the business would say no, or the last try did not go through. */
  readonly cannot: string | null;
  readonly refused: string | null;
  readonly lastScan: LastScan | null;
  readonly focusOn: (selector: string) => void;
  readonly place: () => Promise<void>;
  /** Null while there is nothing to discard. */
  readonly discard: (() => void) | null;
};

export function useCapture(editing: Editing | null): Capture {
  const figures = useFigures(editing?.typed ?? null);
  const suggest = useSuggest();
  const focusOn = useFocusNext();
  const edit = useViewState((state) => state.edit);
  const { typed, change, restoredFrom, savedAt, clear } = useDraft(editing?.typed ?? null, figures.decimal);
  const lines = useLines({ change, figures, focusOn });
  const lastScan = useScans({ typed, change, figures, suggest });
  const placing = usePlacing(editing);
  const [tried, setTried] = useState(false);
  const { read, totals, cannot } = useMeaning(typed, figures);

  const startAnew = () => {
    clear();
    setTried(false);
    lines.forgetRemoved();
    edit(null);
    focusOn(`#${orderFieldId('customer')}`);
  };
  const place = async () => {
    setTried(true);
    if (read.faults !== null) return focusOn(FIRST_FAULT);
    if (cannot !== null) return;
    const order = { ...read.content, currency: figures.currency };
    const isPlaced = await placing.place(order, creationsOf(typed, figures), (intent) => {
      change((now) => withCreated(now, intent));
    });
    if (isPlaced) startAnew();
  };
  const set = useCallback(
    (part: Partial<TypedOrder>) => {
      change((now) => ({ ...now, ...part }));
    },
    [change],
  );
  return {
    ...{ typed, restoredFrom, savedAt, figures, suggest, set, lines, totals, cannot, focusOn, place, lastScan },
    refused: tried ? placing.refused : null,
    faults: tried ? read.faults : null,
    discard: isBlank(typed) && editing === null ? null : startAnew,
  };
}

/** An edited order stays in its currency. */
function useFigures(given: TypedOrder | null): Figures {
  const ours = (useLive(useWorkplace().settings) ?? defaultSettings).currency;
  const currency = given?.currency ?? ours;
  const { locale } = useIntl();
  return useMemo(() => ({ currency, decimal: decimalMark(locale) }), [currency, locale]);
}

type Meaning = {
  readonly read: ReadOrder;
  readonly totals: RunningTotals | null;
  readonly cannot: string | null;
};

function useMeaning(typed: TypedOrder, figures: Figures): Meaning {
  const { person, actor } = useWorkplace();
  const now = useNow();
  const { notDone } = useSentences();
  const { organisationId: organisation } = person;
  return useMemo(() => {
    const read = readOrder(typed, figures);
    const totals = runningTotals(read.content, figures.currency);
    const order = { ...read.content, currency: figures.currency };
    const why = read.faults === null ? whyNotPlace(order, { organisation, actor: actor(), now }) : null;
    return { read, totals, cannot: why === null ? null : notDone(why) };
  }, [typed, figures, organisation, actor, now, notDone]);
}
