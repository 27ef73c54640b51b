// The lists of this screen, who may see them, and their place in the address.
import { z } from 'zod';
import { GROUP_ROLES } from 'shared/policy';
import type { Role } from 'shared/person/person';

export const LISTS = ['refused', 'differences', 'owed'] as const;
export type List = (typeof LISTS)[number];

export const attentionSearch = z.object({ list: z.enum(LISTS).optional().catch(undefined) });

/** What the shop and the customers are owed is the work of those who handle money. */
export const listsFor = (held: readonly Role[]): readonly List[] =>
  GROUP_ROLES.money.some((role) => held.includes(role)) ? LISTS : ['refused'];
