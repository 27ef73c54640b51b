// Whether people may still act from their devices, and as what: asked at every request, so many are answered at once.
import type { DeviceId, OrganisationId, PersonId } from 'shared/ids';
import type { Role } from 'shared/person/person';
import type { Knex } from 'knex';
import type { Statement } from './transaction';
import { askOnce } from './transaction';

export type Standing =
  { readonly type: 'good'; readonly name: string; readonly roles: readonly Role[] } | { readonly type: 'revoked' };

export type Asked = { readonly person: PersonId; readonly device: DeviceId };

const READ: Statement = {
  name: 'read-standings',
  text: `
  select a.asked::integer, p.state->>'name' as name, p.state->'roles' as roles
  from unnest($2::uuid[], $3::uuid[]) with ordinality as a(person, device, asked)
  join people p on p.organisation_id = $1 and p.id = a.person and p.status = 'active'
  join devices d on d.organisation_id = p.organisation_id and d.id = a.device and d.person_id = p.id and d.revoked_at is null`,
};

type Row = { readonly asked: number; readonly name: string; readonly roles: readonly Role[] };

/**
 * One answer for each, in their order. Revoked: the person is disabled or unknown, or the device is revoked, unknown or
 * another person's.
 */
export async function standingsOf(
  db: Knex,
  organisation: OrganisationId,
  asked: readonly Asked[],
): Promise<readonly Standing[]> {
  const people = asked.map(({ person }) => person);
  const devices = asked.map(({ device }) => device);
  const rows = await askOnce<Row>(db, READ, [organisation, people, devices]);
  const good = new Map(
    rows.map(({ asked: position, name, roles }) => [position, { type: 'good', name, roles } as const]),
  );
  return asked.map((_, position) => good.get(position + 1) ?? { type: 'revoked' });
}

export async function standingOf(
  db: Knex,
  organisation: OrganisationId,
  person: PersonId,
  device: DeviceId,
): Promise<Standing> {
  const [standing] = await standingsOf(db, organisation, [{ person, device }]);
  return standing ?? { type: 'revoked' };
}

/** Of these devices, those that may no longer be used, or whose person may no longer act. */
export async function revokedAmong(
  db: Knex,
  organisation: OrganisationId,
  devices: readonly DeviceId[],
): Promise<ReadonlySet<string>> {
  const { rows }: { rows: readonly { readonly id: string }[] } = await db.raw(
    `select asked.id::text from unnest(?::uuid[]) as asked(id) where not exists (
       select from devices d join people p on p.organisation_id = d.organisation_id and p.id = d.person_id
       where d.organisation_id = ? and d.id = asked.id and d.revoked_at is null and p.status = 'active')`,
    [[...devices], organisation],
  );
  return new Set(rows.map(({ id }) => id));
}
