// What a machine's token may do, in words an administrator gives out. A machine has no roles; each scope stands for itself.
import { z } from 'zod';

export const SCOPES = [
  'orders:read',
  'orders:write',
  'orders:approve',
  'products:read',
  'products:write',
  'customers:read',
  'customers:write',
  'imports:write',
] as const;

/** `inbound:<source>`: may tell us what happened in that shop, and in no other. */
export type Scope = (typeof SCOPES)[number] | `inbound:${string}`;

const INBOUND = /^inbound:[a-z0-9][a-z0-9-]{0,49}$/;

export const isScope = (text: string): text is Scope => SCOPES.some((scope) => scope === text) || INBOUND.test(text);

export const scopeSchema = z.string().refine(isScope, { message: 'not a scope' });
