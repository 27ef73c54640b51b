// Retention: what would be removed, what was, and doing it now.
import { Router } from 'express';
import type { RetentionPlan } from 'shared/contract/admin/retention';
import { readRetention, runRetentionRoute } from 'shared/contract/admin/retention';
import type { PersonId } from 'shared/ids';
import type { Auth } from '../../auth/auth';
import { listPeople } from '../../store/people';
import { listRuns } from '../../store/retention-runs';
import { readBody } from '../body';
import { administratorOf } from './administrator';

export type RetentionDesk = {
  /** Changes nothing. */
  readonly plan: () => Promise<RetentionPlan>;
  readonly run: (by: PersonId) => Promise<Readonly<Record<string, number>>>;
};
export type RetentionParts = { readonly auth: Auth; readonly retention: RetentionDesk };

const MOST_RUNS = 50;

export function retentionRoutes({ auth: { db, organisation }, retention }: RetentionParts): Router {
  return Router()
    .get(readRetention.path, async (_request, response) => {
      const [plan, runs, people] = await Promise.all([
        retention.plan(),
        listRuns(db, organisation, MOST_RUNS),
        listPeople(db, organisation),
      ]);
      const names = new Map(people.map(({ id, person }) => [id, person.name]));
      const told = runs.map((run) => ({
        ...run,
        personName: run.personId === null ? null : (names.get(run.personId) ?? null),
      }));
      response.json({ plan, runs: told });
    })
    .post(runRetentionRoute.path, async (request, response) => {
      const wanted = readBody(request, response, runRetentionRoute.body);
      if (wanted !== null) response.json({ removed: await retention.run(administratorOf(response).personId) });
    });
}
