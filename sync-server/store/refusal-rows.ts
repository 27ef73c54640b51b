// A refusal as its receipt row tells it.

/** What is decided on. @param r the receipt's alias */
export const refusalState = (r: string) => `jsonb_strip_nulls(jsonb_build_object(
  'status', case when ${r}.closed_at is null then 'open' else 'acknowledged' end, 'code', ${r}.code, 'takenOverBy', ${r}.taken_over_by))
  || jsonb_build_object('author', ${r}.user_id)`;

/** With what was asked and why not, for whoever deals with it without having asked. */
export const refusalBody = (r: string) => `(${refusalState(r)} || jsonb_build_object('refused', jsonb_build_object(
  'type', ${r}.type, 'params', coalesce(${r}.params, '{}'), 'command', case when ${r}.code <> 'VALIDATION' then ${r}.command end)))`;
