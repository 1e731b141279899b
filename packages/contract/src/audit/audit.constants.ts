/** What a monthly review counts; each stands for entries of the usage history, which can be narrowed to them. */
export const auditFigures = [
  'sign_in_failures',
  'locks',
  'refusals',
  'reveals',
  'listens',
  'downloads',
  'unexplained_downloads',
  'outside_hours',
  'permission_changes',
  'administrator_changes',
  'alarms',
] as const
export type AuditFigure = (typeof auditFigures)[number]
