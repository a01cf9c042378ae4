/**
 * The audit op by op, for whoever looks something up in it. Since accepted ops share a line, it is
 * written in two forms (the older has a line for every op). A stamp is here only where the journal
 * does not have the op as it came.
 */
export const auditByOp = {
  name: '0004-audit-by-op',
  sql: `
create view audit_op as
select a.scope, a.id, a.seq, a.collection, a.doc_id, a.pushed_by, a.received_at,
       op.id as op, op.type, line ->> 'by' as by, line ->> 'device' as device, line ->> 'stamp' as stamp, line ->> 'verdict' as verdict
from audit a
cross join lateral jsonb_array_elements(a.entries) line
cross join lateral (
  select line ->> 'op', line ->> 'type' where not line ? 'ops'
  union all
  select one.id, kind.type from jsonb_each(line -> 'ops') kind (type, ids) cross join lateral jsonb_array_elements_text(kind.ids) one (id)
) op (id, type);
`,
};
