// waybill://orders/<id>: read before it is believed. Anybody can make such a link, so it names a place and never an act.
import type { ShellLink } from 'shared/contract/shell';
import { z } from 'zod';

export const LINK_SCHEME = 'waybill';

const linkSchema = z
  .string()
  .max(200)
  .transform((text, context) => {
    const [, order] = /^waybill:\/\/orders\/([0-9a-f-]{36})\/?$/i.exec(text) ?? [];
    if (order === undefined) context.addIssue({ code: 'custom', message: 'must be waybill://orders/<id>' });
    return order?.toLowerCase() ?? '';
  })
  .pipe(z.uuid())
  .transform((order): ShellLink => ({ screen: 'orders', order }));

export function readLink(text: unknown): ShellLink | null {
  const link = linkSchema.safeParse(text);
  return link.success ? link.data : null;
}

/** A second start hands over the words it was started with; at most one of them is a link. */
export const linkAmong = (words: readonly string[]): string | null =>
  words.find((word) => word.toLowerCase().startsWith(`${LINK_SCHEME}:`)) ?? null;
