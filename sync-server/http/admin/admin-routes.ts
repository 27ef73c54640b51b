// What administrators may see and do. One door for all of it; behind it a file per subject.
import { Router } from 'express';
import { readActs } from 'shared/contract/admin/acts';
import { uuidSchema } from 'shared/ids';
import type { Auth } from '../../auth/auth';
import type { EventLog } from '../../event-log';
import { actsOn } from '../../store/administrative-acts';
import { idIn } from './about';
import { administratorsOnly } from './administrator';
import { deviceRoutes } from './device-routes';
import { healthRoutes } from './health-routes';
import type { HealthParts } from './health-routes';
import { parkedRoutes } from './parked-routes';
import { peopleRoutes } from './people-routes';
import type { RetentionParts } from './retention-routes';
import { retentionRoutes } from './retention-routes';
import type { SinkParts } from './sink-routes';
import { sinkRoutes } from './sink-routes';

export type AdminParts = HealthParts &
  SinkParts &
  RetentionParts & {
    readonly auth: Auth;
    readonly log: EventLog;
    /** Told after a command was committed, so that desktops hear of it. */
    readonly committed: () => void;
  };

export function adminRoutes(parts: AdminParts): Router {
  const { db, organisation } = parts.auth;
  return Router()
    .use(administratorsOnly(parts.auth), peopleRoutes(parts), deviceRoutes(parts), healthRoutes(parts))
    .use(sinkRoutes(parts), parkedRoutes(parts), retentionRoutes(parts))
    .get(readActs.path, async (request, response) => {
      const subject = idIn(request, response, uuidSchema);
      if (subject !== null) response.json({ items: await actsOn(db, organisation, subject) });
    });
}
