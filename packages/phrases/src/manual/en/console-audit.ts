import type { consoleAudit as korean } from '../ko/console-audit.ts'
import type { Chapter } from '../book.ts'

export const consoleAudit: Readonly<Record<keyof typeof korean, Chapter>> = {
  audit: {
    title: '{console.audit.title}',
    body: `Who, when, from where, what, whose data and why. Sign-ins, looks, listens, downloads and changes are kinds to filter by. An opened row has the details and leads to {console.audit.same_actor} and {console.audit.same_object}.

The filtered list is exported exactly as it stands. Entries are chained: whoever changes or deletes one is found out. \`npm run -s audit -- verify\` in the server's shell computes the whole history anew and names the first entry that does not fit; with checkpoints exported elsewhere it finds a rolled-back database, too.`,
  },
  reviews: {
    title: '{console.reviews.title}',
    body: `When a month is over its review is made (none of a month without entries). Until when it is to be signed is set under **{console.settings.title} → {setting_group.reviews}** (10 days); afterwards it is red, and told. A last day on which nobody works moves to the next day of work.

1. Press {console.reviews.take}.
2. Follow each figure (failed sign-ins, reveals, listens, downloads and their reasons, acts outside working hours, changes of rights and so on) to just its entries.
3. Write findings with their measures (\`N\`).
4. Show your password again and sign (\`S\`).

Whoever changed rights, listened or revealed in that month needs a second person's signature. A signed review never changes; corrections and measures taken are {console.reviews.addenda}. A review that was changed later shows as {console.reviews.broken}. It comes as workbook and PDF.

Administrators see the figures but not the entries behind them. When the second signer is away and nobody else can sign, give a deputy a role with {console.permission.reviews:countersign} for the time; that stands in the history, too.`,
  },
  listen_alerts: {
    title: '{console.alerts.title}',
    body: `Whoever listened or downloaded more in a day, or revealed more in an hour, than usual appears here once a day. What is usual is set under [settings](settings).

Look into it, write what you found and press {console.alerts.close}. Your words stay in the usage history.`,
  },
  system: {
    title: '{console.system.title}',
    body: `- {console.system.environment}: database, storage, memory, certificate, jobs, the seal of the usage history, push and the sound converter. Green is fine, yellow needs attention, red is wrong; what to do stands beside it.
- {console.system.errors}: what the server could not do. Find one by the whole request number that its message showed.
- {console.system.changes}: values before and after.

Without {console.system_fact.push} only phones that are connected can be dialled with. Without the {console.system_fact.ffmpeg} new recordings cannot be played; keeping and verifying go on.`,
  },
}
