import type { Clock } from '../../../platform/clock/index.ts'
import { ConfigError } from '../../../platform/config/index.ts'
import type { Secrets } from '../../../platform/secrets/index.ts'
import { createAccessTokens } from './access-tokens.ts'
import { createFcmPushSender, type PushTokens } from './fcm-push-sender.ts'
import { createPushBudget } from './push-budget.ts'
import { noPush, type PushSender } from './push-sender.port.ts'
import { parseServiceAccount, type PushConfig } from './push.config.ts'

const ownKeys = {
  firebaseAppId: 'SMARTYM_PUSH_FIREBASE_APP_ID',
  firebaseApiKey: 'SMARTYM_PUSH_FIREBASE_API_KEY',
  firebaseSenderId: 'SMARTYM_PUSH_FIREBASE_SENDER_ID',
} as const

export interface CreatePushOptions {
  readonly config: PushConfig
  readonly secrets: Pick<Secrets, 'find'>
  readonly tokens: PushTokens
  readonly clock: Pick<Clock, 'monotonicMs' | 'wait'>
}

/** The push service that is set up, or none. Throws `ConfigError` when it is set up by half. */
export function createPush({ config, secrets, tokens, clock }: CreatePushOptions): PushSender {
  const keyFile = secrets.find('push-service-account')
  const names = Object.keys(ownKeys) as (keyof typeof ownKeys)[]
  const missing = names.filter((name) => config[name] === '')
  if (keyFile === undefined && missing.length === names.length) return noPush
  if (keyFile === undefined)
    throw new ConfigError('push is set up by half: the secret push-service-account is missing')
  if (missing.length > 0)
    throw new ConfigError(
      `push is set up by half: ${missing.map((name) => ownKeys[name]).join(', ')} is missing`,
    )
  const account = parseServiceAccount(keyFile)
  return createFcmPushSender({
    address: config.fcmAddress,
    project: {
      projectId: account.projectId,
      appId: config.firebaseAppId,
      apiKey: config.firebaseApiKey,
      senderId: config.firebaseSenderId,
      installationsAddress: config.installationsAddress,
    },
    accessTokens: createAccessTokens(account, config.tokenAddress),
    tokens,
    budget: createPushBudget(config.perMinute, clock),
    clock,
  })
}
