// @vitest-environment happy-dom
import '../../../test/browser.ts'
import { fireEvent, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { passwordPolicies } from '@smartym/rules/password-policy'
import { call } from '../../../platform/api.ts'
import { changePreferences } from '../../../platform/preferences.ts'
import { renderPage } from '../../../test/render-page.tsx'
import { sessionWith } from '../../../test/session.ts'
import { ReauthenticationDialog } from './reauthentication.dialog.tsx'

const own = {
  account: sessionWith().account,
  password: { setAt: '2026-11-01T00:00:00.000Z', expiresAt: null, policy: passwordPolicies['asvs-2025'] },
  totp: { createdAt: '2026-11-01T00:00:00.000Z', lastUsedAt: null },
  passkeys: [],
  recoveryCodesLeft: 10,
  isSecondFactorForced: false,
  provider: null as { companyId: string; name: string } | null,
}
const asked = { title: '본인 확인이 필요합니다.', status: 403, code: 'accounts.reauthentication_required' }
const wrong = {
  title: '아이디 또는 비밀번호가 맞지 않습니다.',
  status: 401,
  code: 'accounts.sign_in_refused',
}

/* A server that lets somebody listen once the right proof was shown. */
function serve() {
  const shown: unknown[] = []
  let isShown = false
  vi.stubGlobal('fetch', async (address: string, { body }: { body: string }) => {
    if (address === '/api/v1/account') return Response.json(own)
    if (address === '/api/v1/session/re-authentication') {
      const proof = JSON.parse(body) as { password?: string; code?: string }
      shown.push(proof)
      isShown = proof.password === 'right' || proof.code === '123456'
      return isShown
        ? Response.json({ dueAt: '2026-11-23T06:00:00.000Z' })
        : Response.json(wrong, { status: 401 })
    }
    return isShown
      ? Response.json({ listenGrantId: 'lgr_1' }, { status: 201 })
      : Response.json(asked, { status: 403 })
  })
  return shown
}

const listen = () => call('createListenGrant', { params: { recordingId: 'rec_1' }, body: {} } as never)

async function open() {
  changePreferences({ language: 'ko' })
  await renderPage(() => <ReauthenticationDialog />)
  const listening = listen()
  listening.catch(() => undefined)
  await screen.findByText('본인 확인')
  /* In an object: a promise that an async function returns would be waited for. */
  return { listening }
}

afterEach(() => {
  vi.unstubAllGlobals()
})

test('SEC-5: who wants to listen is asked for the password, told when it is wrong, and hears after the right one', async () => {
  const shown = serve()
  const { listening } = await open()
  const type = async (text: string) => {
    fireEvent.change(await screen.findByLabelText('비밀번호'), { target: { value: text } })
    fireEvent.click(screen.getByRole('button', { name: '확인' }))
  }
  await type('wrong')
  expect((await screen.findByRole('alert')).textContent).toContain('맞지 않습니다')
  await type('right')
  await expect(listening).resolves.toEqual({ listenGrantId: 'lgr_1' })
  expect(shown).toEqual([
    { kind: 'password', password: 'wrong' },
    { kind: 'password', password: 'right' },
  ])
})

test('SEC-5: an authenticator app’s code does as well', async () => {
  const shown = serve()
  const { listening } = await open()
  fireEvent.click(await screen.findByRole('button', { name: '인증 앱 코드 사용' }))
  fireEvent.change(await screen.findByLabelText('인증 코드'), { target: { value: '123 456' } })
  fireEvent.click(screen.getByRole('button', { name: '확인' }))
  await expect(listening).resolves.toEqual({ listenGrantId: 'lgr_1' })
  expect(shown).toEqual([{ kind: 'totp', code: '123456' }])
})

test('SEC-5: who closes the question listens to nothing', async () => {
  serve()
  const { listening } = await open()
  fireEvent.click(await screen.findByRole('button', { name: 'Close' }))
  await expect(listening).rejects.toMatchObject({ code: 'accounts.reauthentication_required' })
})

test('SEC-5: who came from the company’s provider may show there who it is', async () => {
  serve()
  own.provider = { companyId: 'com_1', name: '통합인증' }
  await open()
  const link = await screen.findByRole('link', { name: '통합인증 로그인' })
  expect(link.getAttribute('href')).toMatch(/^\/api\/v1\/session\/provider\?companyId=com_1&returnTo=/)
  own.provider = null
})
