// Forms somebody is in the middle of, kept so that a crash or a reload costs no typing.
import type { Instant } from 'shared/instant';
import type { LocalDatabase } from './database';

export type Draft = { readonly savedAt: string; readonly content: unknown };

/** @param form names the form; there is one draft of each */
export async function saveDraft(
  { drafts }: LocalDatabase,
  form: string,
  content: Readonly<Record<string, unknown>>,
  now: Instant,
): Promise<void> {
  await drafts.incrementalUpsert({ key: form, savedAt: now, content });
}

export async function draftOf({ drafts }: LocalDatabase, form: string): Promise<Draft | null> {
  const found = await drafts.findOne(form).exec();
  return found === null ? null : { savedAt: found.savedAt, content: found.toMutableJSON().content };
}

export async function discardDraft({ drafts }: LocalDatabase, form: string): Promise<void> {
  await (await drafts.findOne(form).exec())?.incrementalRemove();
}
