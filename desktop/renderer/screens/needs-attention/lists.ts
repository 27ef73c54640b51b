// The lists of this screen, who may see them, and their place in the address.
import { z } from 'zod';
import { GROUP_ROLES } from 'shared/policy';
import type { Role } from 'shared/person/person';

export const LISTS = ['refused', 'others', 'differences', 'owed'] as const;
export type List = (typeof LISTS)[number];

export const attentionSearch = z.object({ list: z.enum(LISTS).optional().catch(undefined) });

/**
 * What was refused to others is for who may take it over; what the shop and the customers are owed is the work of those
 * who handle money.
 */
export function listsFor(held: readonly Role[]): readonly List[] {
  const may = (roles: readonly Role[]) => roles.some((role) => held.includes(role));
  return LISTS.filter((list) => {
    if (list === 'refused') return true;
    return may(list === 'others' ? GROUP_ROLES.approvals : GROUP_ROLES.money);
  });
}
