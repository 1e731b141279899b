import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Role } from '@smartym/contract'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { FakeClock } from '../../../platform/clock/index.ts'
import type { OpenDb } from '../../../platform/db/index.ts'
import { createTestExporter } from '../../../platform/exports/test/create-test-exporter.ts'
import { createTestApp } from '../../../platform/http/test/create-test-app.ts'
import { createIdSource } from '../../../platform/ids/index.ts'
import { serverOrigin } from '../../audit/index.ts'
import { createRecordedAudit } from '../../../test/recorded-audit.ts'
import { createOrganizationSlice } from '../../organization/index.ts'
import { createSecrets } from '../../../platform/secrets/index.ts'
import { createSettingsSlice, type SettingKey, type SettingValue } from '../../settings/index.ts'
import { type AccountsSlice, createAccountsSlice } from '../index.ts'
import type { PasswordHasher } from '../passwords/password-hasher.ts'
import { Visitor } from './visitor.ts'

export const password = 'correct-horse-7!'

/** A signed-in browser: sends its cookie, and on unsafe requests its CSRF token. */
export interface Browser {
  readonly csrfToken: string
  readonly cookie: string
  request(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    body?: object,
    headers?: Record<string, string>,
  ): Promise<LightMyRequestResponse>
}

export interface WorldOptions {
  readonly isHttps?: boolean
  readonly publicAddress?: string
  readonly passwordHasher?: PasswordHasher
  readonly trustedProxies?: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
}

let worlds = 0

/** One company with a branch and two teams, the accounts slice over the real HTTP application, and a clock. */
export async function createAccountsWorld(db: OpenDb, options: WorldOptions = {}) {
  worlds += 1
  const world = worlds
  const clock = new FakeClock()
  const ids = createIdSource(clock)
  const { entries, audit } = createRecordedAudit()
  const settings = createSettingsSlice({ db, clock, ids, audit })
  const organization = createOrganizationSlice({ db, clock, ids, audit, settings })
  const exports = createTestExporter({ clock, ids })
  const secrets = createSecrets({
    dir: mkdtempSync(join(tmpdir(), 'smartym-accounts-')),
    environment: options.environment ?? {},
    mayMake: true,
  })
  const sliceOptions = {
    db,
    clock,
    ids,
    audit,
    settings,
    organization,
    exporter: exports.exporter,
    secrets,
    ...(options.publicAddress !== undefined && { publicAddress: options.publicAddress }),
    ...(options.passwordHasher !== undefined && { passwordHasher: options.passwordHasher }),
    isHttps: options.isHttps ?? false,
    installation: { isDemo: false, missingTools: async (): Promise<'ffmpeg'[]> => [] },
  }
  const accounts = createAccountsSlice(sliceOptions)
  const units = await db.transaction(async (tx) => {
    const companyId = await organization.createCompany(tx, { name: '한빛카드', timeZone: 'Asia/Seoul' })
    const unit = (parentId: string | null, name: string) =>
      organization.createOrgUnit(tx, { companyId, parentId, kind: 'team', name })
    const seoul = await unit(null, '서울지점')
    return { companyId, seoul, team: await unit(seoul, '상담1팀'), busan: await unit(null, '부산지점') }
  })
  const passwordHash = await accounts.hashPassword(password)
  const by = serverOrigin(units.companyId)
  const name = (text: string): string => `${text}-${world}`

  const addAccount = (loginId: string, role: Role, orgUnitId: string) =>
    db.transaction((tx) =>
      accounts.createAccount(tx, by, {
        companyId: units.companyId,
        orgUnitId,
        loginId: name(loginId),
        name: loginId,
        role,
        passwordHash,
        employeeNumber: name(loginId),
        extension: null,
        isAgent: role === 'agent',
      }),
    )

  const serve = async (slice: AccountsSlice): Promise<FastifyInstance> => {
    const { trustedProxies = [] } = options
    const app = await createTestApp({ db, clock, authenticator: slice.authenticator, trustedProxies })
    slice.routes(app)
    return app
  }
  const app = await serve(accounts)
  return {
    db,
    clock,
    entries,
    settings,
    organization,
    accounts,
    app,
    exports,
    ...units,
    by,
    name,
    addAccount,
    /** The same database under a server that has just started. */
    restarted: () => serve(createAccountsSlice(sliceOptions)),
    /** Sets a value for the company. */
    set: <K extends SettingKey>(key: K, value: SettingValue<K>): Promise<void> =>
      db.transaction((tx) =>
        settings.change(tx, by, {
          companyId: units.companyId,
          level: 'company',
          targetId: units.companyId,
          key,
          value,
        }),
      ),
    /** A browser; inside of the company's networks unless told otherwise. */
    visitor: (address?: string): Visitor => new Visitor(app, address),
    signIn: signer(app, name),
  }
}
export type AccountsWorld = Awaited<ReturnType<typeof createAccountsWorld>>

function signer(app: FastifyInstance, name: (text: string) => string) {
  return async (loginId: string): Promise<Browser> => {
    const payload = { loginId: name(loginId), password }
    const answer = await app.inject({ method: 'POST', url: '/api/v1/session', payload })
    if (answer.statusCode !== 201) throw new Error(`sign-in answered ${answer.body}`)
    const cookie = String(answer.headers['set-cookie']).split(';', 1)[0] ?? ''
    const { csrfToken } = answer.json<{ csrfToken: string }>()
    return {
      csrfToken,
      cookie,
      request: (method, url, body, headers = {}) =>
        app.inject({
          method,
          url,
          headers: { cookie, ...(method === 'GET' ? {} : { 'x-csrf-token': csrfToken }), ...headers },
          ...(body === undefined ? {} : { payload: body }),
        }),
    }
  }
}
