/** Who may know of what: the one place that says which rows are for legal only. */
import { sql, type SQL } from "drizzle-orm";
import { db } from "./client.ts";

/** So many ids are asked after in one statement; both databases take more. */
const idsAtOnce = 5000;

/**
 * A source is for legal when its own circle is, or when legal-only evidence is all that uses it; `s` names its row. What
 * was merged away is looked up where it went.
 */
export function isLegalSource(s: SQL): SQL {
  return sql`(${s}.visibility = 'legal' or (
  exists (select 1 from evidence e where e.source_id = ${s}.id)
  and not exists (select 1 from evidence e where e.source_id = ${s}.id and e.visibility <> 'legal')))`;
}

/**
 * Each thing asked after with the sources it depends on, and with those that these were merged into; then the things
 * of a legal source, and those that are for legal themselves.
 */
function hiddenQuery(ids: readonly string[]): SQL {
  const asked = sql`(select id from asked)`;
  return sql`
with recursive asked(id) as (values ${sql.join(
    ids.map((id) => sql`(${id})`),
    sql`, `,
  )}),
seeds(id, source_id) as (
  select id, id from sources where id in ${asked}
  union all select id, source_id from evidence where id in ${asked}
  union all select id, source_id from snapshots where id in ${asked}
  union all select id, source_id from derivations where id in ${asked}
  union all select id, origin_id from derivations where id in ${asked}
  union all select f.id, e.source_id from problem_flags f join evidence e on e.id = f.evidence_id where f.id in ${asked}
  union all select t.id, e.source_id from comments t join evidence e on e.id = t.evidence_id where t.id in ${asked}
),
homes(id, source_id) as (
  select id, source_id from seeds
  union select h.id, s.merged_into from homes h join sources s on s.id = h.source_id where s.merged_into is not null
)
select h.id as id from homes h join sources s on s.id = h.source_id where ${isLegalSource(sql`s`)}
union select id from evidence where id in ${asked} and visibility = 'legal'
union select f.id from problem_flags f join evidence e on e.id = f.evidence_id where f.id in ${asked} and e.visibility = 'legal'
union select t.id from comments t join evidence e on e.id = t.evidence_id where t.id in ${asked} and e.visibility = 'legal'
union select id from comments where id in ${asked} and visibility = 'legal'
union select id from contacts where id in ${asked} and visibility = 'legal'
union select id from notes where id in ${asked} and visibility = 'legal'`;
}

/**
 * Those of these ids that stand for something that is for legal only: sources, and with them their evidence, snapshots
 * and derivations; evidence, and with it its problem flags and what is said of it; contacts, notes and comments. Ids of anything else are not in it.
 */
export async function listHidden(ids: readonly string[]): Promise<Set<string>> {
  const each = [...new Set(ids)];
  const hidden = new Set<string>();
  for (let at = 0; at < each.length; at += idsAtOnce) {
    const rows = await (await db()).rows<{ id: string }>(hiddenQuery(each.slice(at, at + idsAtOnce)));
    for (const { id } of rows) hidden.add(id);
  }
  return hidden;
}
