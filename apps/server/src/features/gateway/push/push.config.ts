import { Type } from 'typebox'
import { ConfigError, type ConfigOf, defineConfig } from '../../../platform/config/index.ts'

const address = Type.String({ pattern: '^https?://[^/]+$' })

export const pushConfig = defineConfig('push', {
  firebaseAppId: {
    doc: 'Firebase’s id of the Android app, 1:123456789012:android:0a1b2c; phones register with it. The service account is read from the secret push-service-account; without both no phone is woken',
    schema: Type.String(),
    default: '',
  },
  firebaseApiKey: {
    doc: 'The Firebase project’s API key for the Android app; it is no secret',
    schema: Type.String(),
    default: '',
  },
  firebaseSenderId: {
    doc: 'The Firebase project’s number (sender id)',
    schema: Type.String({ pattern: '^\\d*$' }),
    default: '',
  },
  perMinute: {
    doc: 'Pushes in a minute at most, from this process; what is above waits for the phone’s own connection',
    schema: Type.Integer({ minimum: 1, maximum: 600_000 }),
    default: 3000,
  },
  fcmAddress: {
    doc: 'Address of Firebase Cloud Messaging (HTTP v1)',
    schema: address,
    default: 'https://fcm.googleapis.com',
  },
  tokenAddress: {
    doc: 'Address that gives the service account its access tokens',
    schema: address,
    default: 'https://oauth2.googleapis.com',
  },
  installationsAddress: {
    doc: 'Address of Firebase Installations, told to phones',
    schema: address,
    default: 'https://firebaseinstallations.googleapis.com',
  },
})
export type PushConfig = ConfigOf<typeof pushConfig.entries>

/** The members of a service account's key file that are used. */
export interface ServiceAccount {
  readonly projectId: string
  readonly email: string
  /** PEM. */
  readonly privateKey: string
  readonly privateKeyId: string | undefined
}

const keyFile = 'the secret push-service-account'

/** Reads the JSON key file of a service account. Throws `ConfigError`, which tells nothing of what is in it. */
export function parseServiceAccount(text: string): ServiceAccount {
  let file: Record<string, unknown>
  try {
    file = JSON.parse(text) as Record<string, unknown>
  } catch {
    throw new ConfigError(`${keyFile} is no JSON: it is the key file of a service account`)
  }
  const member = (name: string): string => {
    const value = file[name]
    if (typeof value !== 'string' || value === '') throw new ConfigError(`${keyFile} lacks ${name}`)
    return value
  }
  return {
    projectId: member('project_id'),
    email: member('client_email'),
    privateKey: member('private_key'),
    privateKeyId: typeof file['private_key_id'] === 'string' ? file['private_key_id'] : undefined,
  }
}
