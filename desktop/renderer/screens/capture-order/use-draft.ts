// Keeps what is typed while it is typed, and gives it back after a crash or a reload.
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Instant } from 'shared/instant';
import { instantFromMillis } from 'shared/instant';
import { discardDraft, draftOf, saveDraft } from '../../local/drafts';
import { useWorkplace } from '../workplace';
import type { Mark } from './plain-decimal';
import type { TypedOrder } from './typed-order';
import { blankOrder, inMarks, isBlank, typedOrderSchema } from './typed-order';

const FORM = 'capture-order';
const SAVE_AFTER_MS = 300;

export type Change = (change: (typed: TypedOrder) => TypedOrder) => void;
export type Draft = {
  readonly typed: TypedOrder;
  readonly change: Change;
  /** When the draft that was found here at the start had been saved; null where there was none. */
  readonly restoredFrom: Instant | null;
  /** When what is typed now was last on disk; null where nothing of it is. */
  readonly savedAt: Instant | null;
  readonly clear: () => void;
};

/**
 * @param given what to begin with instead of a draft, which then waits untouched
 * @param mark what figures are typed with now; a draft may come from another language
 */
export function useDraft(given: TypedOrder | null, mark: Mark): Draft {
  const { database } = useWorkplace();
  const [kept, setKept] = useState<TypedOrder>(given ?? blankOrder);
  const [restoredFrom, setRestoredFrom] = useState<Instant | null>(null);
  const [isRead, setIsRead] = useState(false);

  useEffect(() => {
    if (given !== null) return;
    let gone = false;
    const restore = async () => {
      const draft = await draftOf(database, FORM);
      const found = typedOrderSchema.safeParse(draft?.content);
      if (gone) return;
      if (draft !== null && found.success && !isBlank(found.data)) {
        // What was typed while the draft was being read is newer than the draft.
        setKept((now) => (isBlank(now) ? found.data : now));
        setRestoredFrom(instantFromMillis(Date.parse(draft.savedAt)));
      }
      setIsRead(true);
    };
    void restore();
    return () => {
      gone = true;
    };
  }, [database, given]);

  const typed = useMemo(() => inMarks(kept, mark), [kept, mark]);
  const change = useCallback(
    (to: (typed: TypedOrder) => TypedOrder) => {
      setKept((now) => to(inMarks(now, mark)));
    },
    [mark],
  );
  const savedAt = useSaving(typed, isRead);
  const clear = () => {
    setKept(blankOrder);
    setRestoredFrom(null);
    if (given === null) void discardDraft(database, FORM);
  };
  return { typed, change, restoredFrom, savedAt, clear };
}

function useSaving(typed: TypedOrder, isRead: boolean): Instant | null {
  const { database, now } = useWorkplace();
  const [savedAt, setSavedAt] = useState<Instant | null>(null);
  useEffect(() => {
    if (!isRead) return;
    const save = async () => {
      const at = now();
      if (isBlank(typed)) await discardDraft(database, FORM);
      else await saveDraft(database, FORM, { ...typed }, at);
      setSavedAt(isBlank(typed) ? null : at);
    };
    const timer = setTimeout(() => void save(), SAVE_AFTER_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [database, now, typed, isRead]);
  return savedAt;
}
