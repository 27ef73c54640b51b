// Keeps what is typed while it is typed, and gives it back after a crash or a reload.
import { useEffect, useState } from 'react';
import { discardDraft, draftOf, saveDraft } from '../../local/drafts';
import { useWorkplace } from '../workplace';
import type { TypedOrder } from './typed-order';
import { blankOrder, isBlank, typedOrderSchema } from './typed-order';

const FORM = 'capture-order';
const SAVE_AFTER_MS = 300;

export type Draft = {
  readonly typed: TypedOrder;
  readonly type: (typed: TypedOrder) => void;
  /** When the draft that was found here at the start had been saved; null where there was none. */
  readonly restoredFrom: string | null;
  readonly clear: () => void;
};

/** @param given what to begin with instead of a draft, which then waits untouched */
export function useDraft(given: TypedOrder | null): Draft {
  const { database } = useWorkplace();
  const [typed, type] = useState<TypedOrder>(given ?? blankOrder);
  const [restoredFrom, setRestoredFrom] = useState<string | null>(null);
  const [isRead, setIsRead] = useState(false);

  useEffect(() => {
    if (given !== null) return;
    let gone = false;
    const restore = async () => {
      const draft = await draftOf(database, FORM);
      const found = typedOrderSchema.safeParse(draft?.content);
      if (gone) return;
      if (draft !== null && found.success && !isBlank(found.data)) {
        type(found.data);
        setRestoredFrom(draft.savedAt);
      }
      setIsRead(true);
    };
    void restore();
    return () => {
      gone = true;
    };
  }, [database, given]);

  useSaving(typed, isRead);
  const clear = () => {
    type(blankOrder);
    setRestoredFrom(null);
    if (given === null) void discardDraft(database, FORM);
  };
  return { typed, type, restoredFrom, clear };
}

function useSaving(typed: TypedOrder, isRead: boolean): void {
  const { database, now } = useWorkplace();
  useEffect(() => {
    if (!isRead) return;
    const timer = setTimeout(() => {
      void (isBlank(typed) ? discardDraft(database, FORM) : saveDraft(database, FORM, { ...typed }, now()));
    }, SAVE_AFTER_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [database, now, typed, isRead]);
}
