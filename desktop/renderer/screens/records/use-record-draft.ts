// What was typed over what is there, kept while it is typed. Fields nobody touched follow the record as it changes.
import { useEffect, useState } from 'react';
import { z } from 'zod';
import { discardDraft, draftOf, saveDraft } from '../../local/drafts';
import { useWorkplace } from '../workplace';

const SAVE_AFTER_MS = 300;
const draftSchema = z.record(z.string(), z.string());

export type Touched = Readonly<Record<string, string>>;
export type RecordDraft = {
  readonly touched: Touched;
  readonly touch: (name: string, text: string) => void;
  /** When what was found here at the start had been saved; null where there was nothing. */
  readonly restoredFrom: string | null;
  readonly clear: () => void;
};

/** @param form names the form and its record */
export function useRecordDraft(form: string): RecordDraft {
  const { database } = useWorkplace();
  const [touched, setTouched] = useState<Touched>({});
  const [restoredFrom, setRestoredFrom] = useState<string | null>(null);
  const [isRead, setIsRead] = useState(false);
  useEffect(() => {
    let gone = false;
    const restore = async () => {
      const draft = await draftOf(database, form);
      const found = draftSchema.safeParse(draft?.content);
      if (gone) return;
      if (draft !== null && found.success) {
        setTouched((typed) => ({ ...found.data, ...typed }));
        setRestoredFrom(draft.savedAt);
      }
      setIsRead(true);
    };
    void restore();
    return () => {
      gone = true;
    };
  }, [database, form]);
  useSaving(form, touched, isRead);
  return {
    ...{ touched, restoredFrom },
    touch: (name, text) => {
      setTouched((typed) => ({ ...typed, [name]: text }));
    },
    clear: () => {
      setTouched({});
      setRestoredFrom(null);
      void discardDraft(database, form);
    },
  };
}

function useSaving(form: string, touched: Touched, isRead: boolean): void {
  const { database, now } = useWorkplace();
  useEffect(() => {
    if (!isRead || Object.keys(touched).length === 0) return;
    const timer = setTimeout(() => void saveDraft(database, form, touched, now()), SAVE_AFTER_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [database, now, form, touched, isRead]);
}
