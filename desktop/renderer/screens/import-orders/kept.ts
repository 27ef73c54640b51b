// What an import keeps on this device for this person: the file while it is under way, and how each kind of file was read.
import { z } from 'zod';
import type { OrganisationId } from 'shared/ids';
import { derivedId } from 'shared/ids';
import type { Instant } from 'shared/instant';
import type { Choice } from 'shared/import/choice';
import { choiceSchema, headerText } from 'shared/import/choice';
import type { LocalDatabase } from '../../local/database';
import { discardDraft, draftOf, saveDraft } from '../../local/drafts';

const jobSchema = z.object({
  name: z.string(),
  size: z.number(),
  choice: choiceSchema,
  /** Orders of this import have higher numbers. */
  behind: z.number(),
  /** `paused` by a person: it does not go on by itself. */
  phase: z.enum(['running', 'paused', 'cancelled', 'finished']),
});
/** An import that was begun. What it has done is read off the outbox, so nothing needs to be kept in step with it. */
export type Job = Readonly<z.infer<typeof jobSchema>>;

const JOB = 'import';
const FILE = 'import file';

export type Keeping = { readonly database: LocalDatabase; readonly now: () => Instant };

export async function keptJob({ database }: Keeping): Promise<Job | null> {
  return jobSchema.safeParse((await draftOf(database, JOB))?.content).data ?? null;
}

/** The file first: a job without its file could not go on. */
export async function keepJob({ database, now }: Keeping, job: Job, packed?: string): Promise<void> {
  if (packed !== undefined) await saveDraft(database, FILE, { packed }, now());
  await saveDraft(database, JOB, { ...job }, now());
}

export async function keptFile({ database }: Keeping): Promise<string | null> {
  return z.object({ packed: z.string() }).safeParse((await draftOf(database, FILE))?.content).data?.packed ?? null;
}

export async function forgetJob({ database }: Keeping): Promise<void> {
  await discardDraft(database, JOB);
  await discardDraft(database, FILE);
}

const formOf = (organisation: OrganisationId, header: readonly string[]) =>
  `import columns ${derivedId(organisation, 'import columns', headerText(header))}`;

/** What was chosen for the last file with this header. */
export async function rememberedChoice(
  { database }: Keeping,
  organisation: OrganisationId,
  header: readonly string[],
): Promise<Choice | null> {
  const draft = await draftOf(database, formOf(organisation, header));
  return choiceSchema.safeParse(draft?.content).data ?? null;
}

export const rememberChoice = (
  { database, now }: Keeping,
  organisation: OrganisationId,
  header: readonly string[],
  choice: Choice,
): Promise<void> => saveDraft(database, formOf(organisation, header), { ...choice }, now());
