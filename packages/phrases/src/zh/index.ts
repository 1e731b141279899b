import { apiKeyTexts } from './api-keys.ts'
import type { PhraseKey } from '../ko/index.ts'
import { clickToCall } from './click-to-call.ts'
import { consoleAccount } from './console-account.ts'
import { consoleFrame } from './console.ts'
import { consolePages } from './console-pages.ts'
import { consoleSettings } from './console-settings.ts'
import { consoleWords } from './console-words.ts'
import { consentTexts } from './consents.ts'
import { deviceTexts } from './devices.ts'
import { errors } from './errors.ts'
import { exportTexts } from './exports.ts'
import { formTexts } from './forms.ts'
import { systemTexts } from './system.ts'
import { handset } from './handset.ts'
import { handsetSetup } from './handset-setup.ts'
import { reviewTexts } from './reviews.ts'
import { protectionTexts } from './protection.ts'
import { roleTexts } from './roles.ts'
import { peopleTexts } from './people.ts'
import { listeningTexts } from './listening.ts'
import { ownRecordingTexts } from './own-recordings.ts'
import { maskingTexts } from './masking.ts'
import { settingTexts } from './settings.ts'
import { states } from './states.ts'
import { textMessageTexts } from './text-messages.ts'

export const zh: Readonly<Record<PhraseKey, string>> = {
  ...apiKeyTexts,
  ...clickToCall,
  ...consoleAccount,
  ...consoleFrame,
  ...consolePages,
  ...consoleSettings,
  ...consoleWords,
  ...consentTexts,
  ...deviceTexts,
  ...errors,
  ...exportTexts,
  ...formTexts,
  ...systemTexts,
  ...handset,
  ...handsetSetup,
  ...reviewTexts,
  ...protectionTexts,
  ...roleTexts,
  ...peopleTexts,
  ...listeningTexts,
  ...ownRecordingTexts,
  ...maskingTexts,
  ...settingTexts,
  ...states,
  ...textMessageTexts,
}
