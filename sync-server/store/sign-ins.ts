// How each person stands with signing in: password, open link, rest after wrong tries, and where they were last seen.
import type { OrganisationId, PersonId } from 'shared/ids';
import { personId } from 'shared/ids';
import type { Role } from 'shared/person/person';
import type { Knex } from 'knex';

export type SignIn = {
  readonly id: PersonId;
  readonly name: string;
  readonly signInName: string;
  readonly roles: readonly Role[];
  readonly status: 'active' | 'disabled';
  readonly passwordSetAt: string | null;
  readonly linkUntil: string | null;
  readonly restsUntil: string | null;
  readonly devices: number;
  readonly lastSeenAt: string | null;
};

type Row = Omit<SignIn, 'id'> & { readonly id: string };

/** @param now a link or a rest that is over is none */
export async function listSignIns(db: Knex, organisation: OrganisationId, now: string): Promise<readonly SignIn[]> {
  const { rows }: { rows: readonly Row[] } = await db.raw(
    `select p.id, p.state->>'name' as name, p.state->>'signInName' as "signInName", p.state->'roles' as roles, p.status,
       c.changed_at as "passwordSetAt", l.expires_at as "linkUntil", r.locked_until as "restsUntil",
       coalesce(d.devices, 0)::int as devices, d.last_seen as "lastSeenAt"
     from people p
     left join credentials c on c.organisation_id = p.organisation_id and c.person_id = p.id and c.password <> ''
     left join credentials r on r.organisation_id = p.organisation_id and r.person_id = p.id and r.locked_until > :now
     left join password_links l on l.organisation_id = p.organisation_id and l.person_id = p.id and l.expires_at > :now
     left join (
       select person_id, count(*) filter (where revoked_at is null) as devices, max(last_seen_at) as last_seen
       from devices where organisation_id = :organisation group by person_id) d on d.person_id = p.id
     where p.organisation_id = :organisation
     order by lower(p.state->>'name'), p.id`,
    { organisation, now },
  );
  return rows.map(({ id, ...row }) => ({ id: personId(id), ...row }));
}
