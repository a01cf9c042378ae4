/** Nothing reads the audit by document, and its second index cost a tenth of every push. */
export const auditByIdOnly = {
  name: '0003-audit-by-id-only',
  sql: 'drop index audit_by_document;',
};
