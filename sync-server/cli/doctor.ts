// `waybill doctor`: what is well, what is not, and what to do about it.
import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { keyFiles } from '../auth/keyring';
import { systemClock } from '../clock';
import type { Config } from '../config';
import { sinkHealth } from '../health/read-health';
import type { Service } from '../health/services';
import { servicesOf } from '../health/services';
import { openStore } from '../open-store';
import { countParkedIncoming, sinkBacklogs } from '../store/backlog';
import type { Database } from '../store/database';
import { onlyOrganisation } from '../store/feed';
import { migrationStatus } from '../store/migrate';
import type { CommandContext, RunCommand } from './command';
import { EXIT } from './exit-codes';
import { explain } from './explain';
import { settingsOf } from './settings';

type Finding = { readonly check: string; readonly status: 'ok' | 'warning' | 'failed'; readonly said: string };

const GIGABYTE = 1024 ** 3;
const MOST_SKEW_MS = 2_000;

const ok = (check: string, said: string): Finding => ({ check, status: 'ok', said });
const warning = (check: string, said: string): Finding => ({ check, status: 'warning', said });
const failed = (check: string, said: string): Finding => ({ check, status: 'failed', said });

export const run: RunCommand = async (context: CommandContext) => {
  const { terminal } = context;
  const { config } = settingsOf(context);
  const findings = [
    ...(await databaseFindings(config, terminal.tell)),
    ...(await Promise.all(servicesOf(config).map(service))),
    await disk(config),
    keys(config),
    encryption(),
  ];
  if (terminal.wantsJson) terminal.printJson({ ok: !findings.some(({ status }) => status === 'failed'), findings });
  else
    for (const { check, status, said } of findings) terminal.print(`${status.padEnd(7)}  ${check.padEnd(10)}  ${said}`);
  return findings.some(({ status }) => status === 'failed') ? EXIT.failed : EXIT.ok;
};

async function databaseFindings(config: Config, tell: (sentence: string) => void): Promise<readonly Finding[]> {
  if (config.databaseUrl === null && !existsSync(join(config.home, 'postgres', 'cluster'))) {
    return [warning('database', `There is no data in ${config.home} yet; the first start makes it.`)];
  }
  try {
    const { db, isEmbedded, close } = await openStore({ config, tell, mayJoin: true, migrating: 'never' });
    try {
      const schemaFinding = await schema(db);
      const waiting = schemaFinding.status === 'ok' ? await sinks(db) : [];
      return [await version(db, isEmbedded), await clock(db), schemaFinding, ...waiting];
    } finally {
      await close();
    }
  } catch (error) {
    return [failed('database', explain(error).sentence)];
  }
}

async function service({ service: name, probe }: Service): Promise<Finding> {
  try {
    return ok(name, `Answered within ${Math.ceil(await probe())} ms.`);
  } catch {
    const variables = name === 'redis' ? 'WAYBILL_CACHE_URL and WAYBILL_REDIS_URL' : 'WAYBILL_AMQP_URL';
    return failed(
      name,
      `It does not answer. Check that it runs and that ${variables} are right; the server works on without.`,
    );
  }
}

/** What waits to leave, and what waits for a person. */
async function sinks(db: Database): Promise<readonly Finding[]> {
  const organisation = await onlyOrganisation(db);
  const [at, parkedIncoming] = [systemClock.now(), await countParkedIncoming(db, organisation)];
  const told = (await sinkBacklogs(db, organisation)).map((sink) => sinkHealth(sink, at));
  const found = told.map(({ sinkId, standing, code, depth, oldestSeconds, parked }) => {
    const age = oldestSeconds === null ? '' : `, the oldest for ${oldestSeconds} s`;
    const said = `${sinkId} is ${code}: ${depth} waiting${age}, ${parked} parked.`;
    return standing === 'good' ? ok('sinks', said) : warning('sinks', said);
  });
  if (parkedIncoming === 0) return found;
  return [...found, warning('parked', `${parkedIncoming} messages from outside wait for a person.`)];
}

async function version(db: Database, isEmbedded: boolean): Promise<Finding> {
  const { rows }: { rows: { number: string }[] } = await db.raw(
    "select current_setting('server_version_num') as number",
  );
  const major = Math.floor(Number(rows[0]?.number ?? 0) / 10_000);
  const name = `Postgres ${major}${isEmbedded ? ', embedded' : ''}`;
  return major >= 15
    ? ok('database', `${name} answers.`)
    : failed('database', `${name} is too old; 15 or later is needed.`);
}

async function clock(db: Database): Promise<Finding> {
  const before = Date.now();
  const { rows }: { rows: { at: number }[] } = await db.raw(
    'select extract(epoch from clock_timestamp())::float8 * 1000 as at',
  );
  const skew = Math.round((rows[0]?.at ?? 0) - (before + Date.now()) / 2);
  const said = `The clocks of server and database are ${Math.abs(skew)} ms apart.`;
  return Math.abs(skew) <= MOST_SKEW_MS
    ? ok('clock', said)
    : warning('clock', `${said} Let both follow a time server.`);
}

async function schema(db: Database): Promise<Finding> {
  const { pending, applied } = await migrationStatus(db);
  if (pending.length === 0) return ok('migrations', `All ${applied.length} are applied.`);
  return failed('migrations', `${pending.join(', ')} not applied: run "waybill migrate up".`);
}

async function disk({ home }: Config): Promise<Finding> {
  try {
    accessSync(home, constants.W_OK);
    const { bavail, bsize } = await statfs(home);
    const free = (bavail * bsize) / GIGABYTE;
    const said = `${free.toFixed(1)} GB free in ${home}.`;
    return free < 1 ? warning('disk', `${said} Make room soon.`) : ok('disk', said);
  } catch {
    return warning('disk', `${home} does not exist yet or cannot be written.`);
  }
}

function keys({ jwtKeysDir }: Config): Finding {
  try {
    const ids = keyFiles(jwtKeysDir);
    if (ids.length === 0) return warning('keys', `No signing key in ${jwtKeysDir} yet; the first start makes one.`);
    const open =
      process.platform === 'win32'
        ? []
        : ids.filter((id) => (statSync(join(jwtKeysDir, `${id}.pem`)).mode & 0o077) !== 0);
    if (open.length > 0)
      return failed('keys', `${open.join(', ')} in ${jwtKeysDir} can be read by others: run "chmod 600" on them.`);
    return ok('keys', `${ids.length} in ${jwtKeysDir}; ${ids.at(-1) ?? ''} signs.`);
  } catch {
    return warning('keys', `${jwtKeysDir} does not exist yet; the first start makes it.`);
  }
}

/** Always said: nobody should learn it from a stolen laptop. */
const encryption = (): Finding =>
  warning(
    'encryption',
    'The data on this computer and on the desktops is not encrypted by Waybill: use full-disk encryption.',
  );
