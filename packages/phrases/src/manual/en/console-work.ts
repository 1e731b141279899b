import type { consoleWork as korean } from '../ko/console-work.ts'
import type { Chapter } from '../book.ts'

export const consoleWork: Readonly<Record<keyof typeof korean, Chapter>> = {
  start: {
    title: 'Getting started',
    body: `SmartyM makes a company's calls with ordinary Android phones. In the console you see what agents do, find calls and recordings, listen after an approval, and keep people and phones.

## What an administrator does first
1. Sign in with the initial password you were given and choose your own. By role and place an authenticator app or passkey is asked for. Keep the recovery codes elsewhere.
2. Put the office's address ranges into {setting.accounts.allowedNetworks} under [settings](settings). Only wrong passwords from there and from registered phones count towards the lock; from elsewhere they are slowed down, so that nobody can lock a call centre from outside.
3. Make the [organization](organization) and [import](import_accounts) the [accounts](accounts).
4. Register the [phones](devices) by code and approve them.

If the administrator is locked out, too: \`npm run -s admin -- reset-password <login id>\` in the server's shell.

## This manual
\`?\` or the question mark above opens what the page is for and the keys that work on it. The manual is part of the console and needs no internet.`,
  },
  lists: {
    title: 'Lists and keys',
    body: `Every list works the same way.

- Filter above, and take filters away one by one by their ✕. The address holds the filters: send it and the same list opens.
- {console.saved_views.save} keeps filters that you often use, in this browser.
- The gear chooses the columns and their order.
- {console.export.button} makes everything that fits the filters an Excel or CSV file. What is masked on screen is masked in the file, and the export stands in the [usage history](audit) with its reason.
- Choose several rows, and what can be done to all of them appears above.

## Keys
- \`/\` find by phone number: the last 4 or 8 digits, or the whole number.
- \`J\` \`K\` next and previous row, \`Enter\` opens it, \`X\` chooses it.
- \`?\` this manual and the keys of the page.

Acts that you have no permission for are counted at the end of the page, with the permissions' names. Ask an administrator if you need one.`,
  },
  sign_in: {
    title: '{console.sign_in}',
    body: `Enter user ID and password. By company there is also a code of six digits from an authenticator app, a passkey (finger, face or screen lock), or the company's own sign-in.

- Too many wrong passwords lock the account, as the settings say. Ask an administrator for a reset; you cannot do it yourself.
- With an initial password, or one that has ended, you choose a new one. What is wrong with it is said at once.
- If the authenticator is lost, a recovery code works once. Without any, an administrator resets the second factors.
- After some time without use you are signed out, and come back to the page where you were.

Before listening, downloading and exporting you show once more who you are. It is not asked again for a set time.`,
  },
  board: {
    title: '{console.board.title}',
    body: `What agents do now, to the second. The counts above are filters, too. Choose cards or a table; \`F\` makes it a screen for the wall (\`Esc\` leaves it).

- States: available, in call, wrap-up, not ready with its reason, logged out. Beside it stands for how long.
- Marks: long call, long wrap-up, link lost, unresponsive, fault, cannot record. {console.board.trouble} shows only agents with one.
- Press an agent for the current call, the phone and today's calls. With the permission, {console.agent.force} changes the state; during a call it changes when that ends.

{agent_flag.not_recording} means that the phone could not record a call now. The page of [phones](devices) says why: permission, storage, battery, silence and so on.`,
  },
  calls: {
    title: '{console.calls.title}',
    body: `Calls made and taken, newest first. Find them by the last 4 or 8 digits or a whole number. Numbers are masked to everybody ([masking](masking)).

A call's page has
- {console.trace.title}: from the CRM's request over the phone to the end, with the seconds in between. If it was never dialled: where it stopped and why (too late, agent not available, cannot record, consent missing and so on).
- {console.field.outcome}: connected, busy, no answer, rejected, invalid number, unreachable and so on. {dial_outcome.unknown} where the phone did not say.
- {console.field.disposition}: what the agent chose, with the note.
- {console.call.recording}: to the [recording](recordings).

\`V\` shows the whole number, \`N\` the customer's name, for 30 seconds. Both need a permission and stand in the usage history.`,
  },
  recordings: {
    title: '{console.recordings.title}',
    body: `A recording appears as {recording_state.expected} when its call begins, is then recorded, sealed and sent, and ends as {recording_state.stored}. Only stored ones can be heard.

- {recording_state.missing}: it never came. The call's page shows where it stopped.
- {recording_state.damaged}: it came, but its seal is wrong; it was put aside, and the phone sends it again.
- A phone deletes its own file only when the server says that it is stored.

To hear several, {console.request.for_list} chooses recordings of this page and asks for them as one. How to listen: [listening](listening).`,
  },
  listening: {
    title: 'Listening to a recording',
    body: `1. Open the recording, press {console.request.send} and choose a reason. Write something that can be checked later, such as a case number.
2. Another manager approves. Requester, approver and the agent heard are three people. By the rules no approval may be needed, or two.
3. When it is approved press {console.player.listen} and show who you are. The time and plays that are left stand beside it.

## Playing
- \`Space\` plays and pauses, \`←\` \`→\` ten seconds, \`[\` \`]\` speed, \`M\` marks this place.
- Hatched parts were paused; cuts are sound that was lost.
- Every listen stands in the [usage history](audit) and, where the company allows it, agents see [who listened](own_listens).

## The sealed original
{console.recording.verify} checks the phone's signature and every chunk. A file from {console.recording.download} opens nowhere without an approval; hear it under [{console.sealed_file.title}](player).`,
  },
  listen_requests: {
    title: '{console.listen_requests.title}',
    body: `Requests on the left, the chosen one on the right. {console.inbox.to_decide} has only those that you can decide. Your own requests and calls are decided by another manager.

- \`A\` approves, \`R\` refuses. A refusal needs words, which the requester reads. The next request opens by itself.
- A request that needs two approvals stays after the first.
- After its time a request expires.
- {console.request.withdraw} stops listening at once. When the approver loses the right, the approval goes with it.

Who needs approvals for what is set by the rules of listening under [settings](settings).`,
  },
  own_listens: {
    title: '{console.own_listens.title}',
    body: `Who listened to or downloaded recordings of your calls, when and why, and who approved it. {console.own_listens.by_rule} means that the company's rules needed no approval.

If the company has switched this off you do not see it. Tell a manager or an auditor if something looks wrong.`,
  },
  player: {
    title: '{console.sealed_file.title}',
    body: `Drop a sealed file (.smr) here. It is read on this computer only and sent nowhere.

1. First its seal is checked. {console.verdict.whole} means that the phone's signature and every chunk are right; otherwise you see about where it was changed.
2. With a live approval for this recording it plays. Without one, ask on the recording's page.

When time or plays of the approval are over, the opened sound is thrown away.`,
  },
  account: {
    title: '{console.own.title}',
    body: `- {console.own.password}: change it, and see the policy.
- {console.own.second_factors}: add and remove authenticator apps and passkeys. New recovery codes end all earlier ones.
- {console.own.sessions}: end your sign-ins elsewhere.
- {console.own.sign_ins}: if one was not you, change your password and tell an administrator.
- {console.consents.own_title}: what you agreed to, and withdrawing it. Without a required consent your phone does not dial; agreeing again is done on the phone.`,
  },
  demo: {
    title: '{console.demo}',
    body: `Everything on virtual phones and made-up data. Press a customer in the CRM on the left: the virtual phone in the middle dials, and call and recording appear in the console. No real call is made.

The **test bench** beside a phone switches on airplane mode, takes out the battery, fills the storage, silences the microphone or refuses permissions, so that you see what follows. {handset.setup.check} on the phone's first screen leads through the steps of its first start again.`,
  },
}
