// What administrators' routes need beside the database: the keys of sinks, a way to test one, and the retention of this server.
import type { OrganisationId } from 'shared/ids';
import { sinksOf } from './cli/sink-opening';
import { systemClock } from './clock';
import type { Config } from './config';
import type { EventLog } from './event-log';
import type { RetentionDesk } from './http/admin/retention-routes';
import type { SinkParts } from './http/admin/sink-routes';
import { sinkTester } from './http/admin/test-sink';
import { keepingOf, planRetention, runRetention } from './retention/retention';
import type { Database } from './store/database';

export type AdministrationDesk = Omit<SinkParts, 'auth'> & { readonly retention: RetentionDesk };

export function administrationDesk(
  config: Config,
  log: EventLog,
  db: Database,
  organisation: OrganisationId,
): AdministrationDesk {
  const sinks = sinksOf(config);
  const retention = { db, organisation, clock: systemClock, keeping: keepingOf(config) };
  return {
    seal: sinks.seal,
    testSink: sinkTester({ ...sinks, log, clock: systemClock }),
    retention: {
      plan: () => planRetention(retention),
      run: (personId) => runRetention(retention, { by: 'administrator', personId }),
    },
  };
}
