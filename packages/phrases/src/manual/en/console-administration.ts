import type { consoleAdministration as korean } from '../ko/console-administration.ts'
import type { Chapter } from '../book.ts'

export const consoleAdministration: Readonly<Record<keyof typeof korean, Chapter>> = {
  organization: {
    title: '{console.organization.title}',
    body: `Branches, groups and teams to eight levels. Drag them in the tree or move them by form; \`N\` adds one, arrow keys walk through.

- Past calls and recordings stay with the unit of call time. A unit moves with all units and people below it.
- {console.organization.close}: nobody can belong to it any more. Its name stays with past calls, and {console.organization.reopen} brings it back.
- The figures count accounts and phones of the unit itself and with those below.`,
  },
  accounts: {
    title: '{console.accounts.title}',
    body: `Find people by name, id, employee number, extension or the end of their number. \`N\` makes an account; its initial password is shown this once.

- {console.field.role}: only roles that you may give are offered. A change of role or id ends all sessions of that person.
- {console.accounts.reset_password} and {console.accounts.reset_factors} let somebody in again.
- {console.accounts.deactivate}: one act ends sign-ins, phone tokens, dial buttons and pending dials within five seconds and keeps the history. Several people at once, too.
- A birth date only keeps it out of passwords and is shown in no list.

Many people come by [import](import_accounts).`,
  },
  import_accounts: {
    title: '{console.import.title}',
    body: `1. Get the Excel or CSV template and fill it in. The first row names the columns. CSV may be UTF-8 or EUC-KR; 30,000 rows are allowed.
2. Drop the file. It is only checked first: every bad row and column is named with its reason.
3. Import all, or the good rows. Units that are not there can be made.
4. The initial passwords can be downloaded now only; the server does not keep them.

With {console.import.updates_accounts} existing accounts change; the dry run shows each value before and after.`,
  },
  roles: {
    title: '{console.roles.title}',
    body: `Copy a built-in role (\`C\`) to make a role of your own, and give each permission its reach: own, own unit, own unit and below, company. {console.roles.changed_only} shows where it differs.

- Saving takes effect at once. How many people it concerns is said before.
- Nobody changes their own rights, or gives a permission that they do not have.
- What lies outside of somebody's reach is answered as if it did not exist.`,
  },
  devices: {
    title: '{console.devices.title}',
    body: `## Registering
1. Press {console.device.new_code}: a QR code and a short code, good for ten minutes and once.
2. Open the app on the phone and type the code, or point the phone's camera app at the QR code. The app names the server and asks before it registers.
3. Approve the phone in the list. Asset numbers on the [approval list](listed_devices) are approved by themselves where it is set so.

## Changing its state
- {console.device_act.suspend}: disconnected at once; it does not dial until it is resumed.
- {console.device_act.reset}: the agent gets another phone. The old key is useless for good, and recordings that it has not sent will not come.
- {console.device_act.report_lost}: blocked at once, and the moment it connects again it erases every recording and record. When it has signed that, the history says so. {console.device.loss_report} makes the document.
- {console.device_act.find}: back to waiting for approval. The order to erase is taken back unless it has arrived.

{console.device.readiness} on a phone's page says what keeps it from recording, battery, storage, clock and recordings to send. If the app is often stopped, see its maker: [Samsung](maker_samsung), [Xiaomi](maker_xiaomi), [Google](maker_google), [LG](maker_lg).`,
  },
  listed_devices: {
    title: '{console.listed.title}',
    body: `Bring the asset numbers of your phone management beforehand. With the setting for approving phones at {setting_option.listed}, a phone that registers with one of them works at once.

- One phone a line, a note after a comma or tab: two columns can be pasted from Excel, 2,000 at a time.
- Taking a number off the list changes nothing for phones that have registered.`,
  },
  lines: {
    title: '{console.lines.title}',
    body: `Add, change, move and remove numbers and their SIMs. A line is in one phone alone: moving one takes out the one that was there.

{console.line.verify}: a code of six digits goes to the number by text message; enter it here within ten minutes. A changed number must be verified again.

Past calls stay when a line is removed.`,
  },
  settings: {
    title: '{console.settings.title}',
    body: `Company, then unit, then phone: the narrower value counts. Beside each stands where it comes from.

1. Choose the scope on the left and press {console.settings.change}. {console.settings.reset} takes away the value that was set here.
2. {console.settings.preview} says how many units, phones and agents it affects. Those with a value of their own keep it.
3. Say why and press {console.settings.apply}. Phones get it as soon as they are connected.

- {console.settings.tab.receipts}: which phones have it, and what one could not do.
- {console.settings.tab.history}: who changed what, when and why, with {console.settings.undo}.

## Often changed
- {setting.handset.isRecordingRequired}: a phone that cannot record does not dial.
- {setting.handset.wrapUpMs}, {setting.handset.isDispositionRequired}, {setting.handset.notReadyReasons}.
- {setting.listening.rules}: by role and unit always, never, other teams' only, older than so many days, marked ones only; one approval or two.
- {setting.handset.appLockMode}: whether phones ask for a PIN, and after how long without use.`,
  },
  consents: {
    title: '{console.consents.title}',
    body: `Write a text in four languages and publish it. A published text never changes; a correction is a new version.

1. {console.consents.new}: it begins with the published words. Nobody sees it before it is published.
2. Fill in title and text in all languages and say whether it is required.
3. {console.consents.publish}: the version before ends, and every agent who is signed in is asked at once, or after the call.

The phone of an agent who has not agreed to a required text does not dial. {console.consents.tab.history} and {console.consents.people} show who agreed to which version, when, where and in which language, as a file, too.`,
  },
  forms: {
    title: '{console.forms.title}',
    body: `Usage applications and personal-data forms: filled in, approved step by step, and printed as PDF with the company's seal.

- Fill one in for yourself or somebody else and press {console.forms.submit}. What is wrong is said at the field.
- {console.forms.to_decide} has the forms whose next step is yours.
- The steps are set under [settings](settings); those at the time of handing in apply.
- The seal is a PNG picture. It is printed on approved forms only.`,
  },
  text_messages: {
    title: '{console.texts.title}',
    body: `What phones texted to callers whom nobody answered, by the line's own number, and the words of it.

- Two things are needed: a rule under “{setting.inbound.rules}” in [settings](settings), by the agent's state and the time of day, and a template under {console.texts.tab.templates}.
- A line's template goes first, then that of the nearest unit, then the company's.
- {text_state.withheld} says why. A caller is texted once in the set time, within the line's limit of the day.
- An {console.texts.advertising} begins with “(광고)”, says how to refuse more at no cost, and never leaves at night.
- {console.texts.resend} works while the same phone is connected; who did it stands in the usage history.`,
  },
  api_keys: {
    title: '{console.api_keys.title}',
    body: `One key a CRM, with what it may do, its unit, its address ranges and its end. The secret is shown this once.

- {console.api_keys.authentication}: secret (simplest), signature (HMAC, older TM systems), public key (OAuth 2).
- Dial buttons work only on pages whose origin is entered.
- {console.api_keys.rotate} lets two secrets work while the CRM is changed; then end the old one.
- {console.api_keys.revoke} stops the CRM and its dial buttons at once and cannot be undone.

The last use shows which keys nobody needs.`,
  },
  masking: {
    title: 'Masking and revealing',
    body: `Numbers are masked to everybody (\`010-****-1234\`). Customers' names and references are masked to whoever lacks {console.permission.names:see}, or to everybody when {setting.customers.nameMasking} under [settings](settings) says {setting_option.always}.

On the page of a call or recording \`V\` shows the number, \`N\` the name, for 30 seconds. Each look stands in the [usage history](audit). A reason can be required, and so many an hour are allowed; at the limit an alert appears under [{console.alerts.title}](listen_alerts).

A number is found by its last four or eight digits or as a whole. Without the permission to reveal, eight and whole ones only so many an hour. Phones show numbers masked and dial them whole.`,
  },
  keys: {
    title: 'Changing keys',
    body: `In the server's shell, while it runs, in three steps. \`npm run -s keys -- inventory\` shows first what lies under which key.

1. \`npm run -s keys -- renew recording-root-key\`: a new key; the one before stays in \`recording-root-key-former\`. Back both up.
2. \`npm run -s keys -- rotate recording-root-key\`: puts everything under the new key, with its progress; cut off, it goes on when it is called again.
3. \`npm run -s keys -- retire recording-root-key\`: takes the former key away, only when nothing lies under it any more.

Every step stands in the [usage history](audit).`,
  },
}
