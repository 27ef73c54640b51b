// What was typed over what is there, kept while it is typed. Fields nobody touched follow the record as it changes.
import { useEffect, useState } from 'react';
import { z } from 'zod';
import { discardDraft, draftOf, saveDraft } from '../../local/drafts';
import { useWorkplace } from '../workplace';
import type { Touched } from './draft-keeper';
import { draftKeeper } from './draft-keeper';

const draftSchema = z.record(z.string(), z.string());

export type RecordDraft = {
  readonly touched: Touched;
  readonly touch: (name: string, text: string) => void;
  /** When what was found here at the start had been saved; null where there was nothing. */
  readonly restoredFrom: string | null;
  /** All that was typed is on disk, and outlives a crash. */
  readonly isKept: boolean;
  readonly clear: () => void;
};

/** @param form names the form and its record; the same as long as the form is open */
export function useRecordDraft(form: string): RecordDraft {
  const { database, now } = useWorkplace();
  const [touched, setTouched] = useState<Touched>({});
  const [kept, setKept] = useState<Touched | null>(null);
  const [restoredFrom, setRestoredFrom] = useState<string | null>(null);
  const [keeper] = useState(() =>
    draftKeeper({
      save: (typed) => saveDraft(database, form, typed, now()),
      discard: () => discardDraft(database, form),
      kept: setKept,
    }),
  );
  useEffect(() => keeper.flush, [keeper]);
  useEffect(() => {
    let gone = false;
    const restore = async () => {
      const draft = await draftOf(database, form);
      const found = draftSchema.safeParse(draft?.content);
      if (gone || draft === null || !found.success) return;
      setTouched((typed) => ({ ...found.data, ...typed }));
      setRestoredFrom(draft.savedAt);
    };
    void restore();
    return () => {
      gone = true;
    };
  }, [database, form]);
  return {
    ...{ touched, restoredFrom, isKept: kept === touched },
    touch: (name, text) => {
      const typed = { ...touched, [name]: text };
      setTouched(typed);
      keeper.type(typed);
    },
    clear: () => {
      setTouched({});
      setRestoredFrom(null);
      keeper.discard();
    },
  };
}
