// How this server and what it needs is.
import { Router } from 'express';
import type { Health } from 'shared/contract/admin/health';
import { readHealth } from 'shared/contract/admin/health';

export type HealthParts = { readonly health: () => Promise<Health> };

export function healthRoutes({ health }: HealthParts): Router {
  return Router().get(readHealth.path, async (_request, response) => void response.json(await health()));
}
