import { describe, expect, test } from 'vitest'
import type { HandsetEvent, PhoneGrant, PhoneGrantName } from '../ports/index.ts'
import { agent, consentOf, consentText, started } from '../test/fixtures.ts'
import { createTestHandset } from '../test/handset.fake.ts'

if (started.type !== 'handset.started') throw new Error('a phone starts with its start')
const fresh: HandsetEvent = { ...started, deviceId: null, captureProbes: null }
const granted = (...missing: PhoneGrantName[]): HandsetEvent => {
  const names = ['calls', 'dialler', 'microphone', 'battery', 'auto_start'] as const
  const grants = names.map((name): PhoneGrant => ({
    name,
    state: missing.includes(name) ? 'missing' : 'granted',
  }))
  return { type: 'phone_grants.told', grants, maker: 'samsung' }
}

/** A phone at its first start; `at` is the step that it shows. */
function newPhone() {
  const handset = createTestHandset()
  handset.tell(fresh)
  return {
    ...handset,
    at: () => handset.view().setup?.step ?? null,
    asked: () => handset.view().setup?.asked ?? null,
    register() {
      handset.tell({ type: 'user.language_chosen', language: 'ko' })
      handset.tell({ type: 'user.registration_requested', code: '7K2QF-9XM3P' })
      handset.tell({ type: 'registration.accepted', deviceId: 'dev_1', state: 'pending' })
    },
    letIn() {
      handset.openLink({ agent: null, agentState: null })
      handset.tell({ type: 'sign_in.accepted', agent })
    },
    confirm: (step: 'probe' | 'maker' | 'done') => handset.tell({ type: 'user.setup_step_confirmed', step }),
  }
}

describe('the first start', () => {
  test('DIS-2: goes from language to registration, permissions, consent, a look at recording and the maker’s page', () => {
    const phone = newPhone()
    expect(phone.at()).toBe('language')
    phone.tell({ type: 'user.language_chosen', language: 'ko' })
    expect(phone.at()).toBe('registration')
    phone.register()
    phone.tell(granted('microphone', 'battery'))
    expect([phone.at(), phone.asked()]).toEqual(['permissions', 'microphone'])
    phone.tell(granted('battery'))
    expect(phone.at()).toBe('consent')
    phone.letIn()
    expect(phone.at()).toBe('probe')
    phone.confirm('probe')
    expect(phone.at()).toBe('maker')
    phone.confirm('maker')
    expect(phone.at()).toBe('done')
    phone.confirm('done')
    expect(phone.view().setup).toBeNull()
  })

  test('REC-7: a phone that lost its key says what lies aside, until it is registered anew', () => {
    const phone = createTestHandset()
    phone.tell({ ...fresh, unreadableRecordings: 3 } as HandsetEvent)
    expect(phone.view().registration).toMatchObject({ state: 'unregistered', unreadableRecordings: 3 })
    phone.tell({ type: 'user.registration_requested', code: '7K2QF-9XM3P' })
    phone.tell({ type: 'registration.accepted', deviceId: 'dev_1', state: 'active' })
    expect(phone.view().registration).toEqual({ state: 'active', faultCode: null })
  })

  test('DIS-2: permissions can be seen to while the phone waits for approval', () => {
    const phone = newPhone()
    phone.register()
    phone.tell(granted('calls'))
    expect(phone.view().registration.state).toBe('pending')
    expect(phone.asked()).toBe('calls')
  })

  test('DIS-2: permissions are asked one by one, and one that is put off is not asked again', () => {
    const phone = newPhone()
    phone.register()
    phone.tell(granted('calls', 'microphone'))
    const asking = phone.tell({ type: 'user.phone_grant_requested', name: 'calls' })
    expect(asking).toEqual([{ type: 'ask_phone_grant', name: 'calls' }])
    phone.tell({ type: 'user.phone_grant_skipped', name: 'calls' })
    expect(phone.asked()).toBe('microphone')
    phone.tell({ type: 'user.phone_grant_skipped', name: 'microphone' })
    expect(phone.at()).toBe('consent')
    expect(
      phone
        .view()
        .setup?.grants.filter(({ isSkipped }) => isSkipped)
        .map(({ name }) => name),
    ).toEqual(['calls', 'microphone'])
  })

  test('DIS-4: whoever signed in agrees to what is required before the phone is ready', () => {
    const phone = newPhone()
    phone.register()
    phone.tell(granted())
    phone.openLink({ agent: null, agentState: null })
    phone.tell({ type: 'sign_in.accepted', agent, consents: [consentOf(1, null)] })
    expect(phone.at()).toBe('consent')
    phone.tell({ type: 'consent_texts.fetched', texts: [consentText(1)] })
    phone.tell({ type: 'user.consent_given', consentTextId: consentOf(1, null).consentTextId })
    expect(phone.at()).toBe('probe')
  })

  test('REC-7: what the phone hears is looked at once it may, not before', () => {
    const phone = newPhone()
    expect(phone.view().recording.probe).toBeUndefined()
    phone.register()
    phone.tell(granted())
    phone.openLink({ agent: null, agentState: null })
    const effects = phone.tell({ type: 'sign_in.accepted', agent })
    expect(effects).toContainEqual({ type: 'probe_capture' })
    expect(phone.view().recording.probe).toEqual({ isRunning: true, found: [] })
    phone.tell({ type: 'capture.probed', probes: [{ method: 'microphone', result: 'heard', peak: 9_000 }] })
    expect(phone.tell({ type: 'user.capture_probe_requested' })).toContainEqual({ type: 'probe_capture' })
  })

  test.each(['permissions', 'probe', 'maker'] as const)(
    'UPL-5: killed at the step of %s, it goes on where it was',
    (step) => {
      const phone = newPhone()
      phone.register()
      phone.tell(granted(...(step === 'permissions' ? (['microphone'] as const) : [])))
      if (step !== 'permissions') phone.letIn()
      if (step === 'maker') phone.confirm('probe')
      expect(phone.at()).toBe(step)
      const effects = phone.restart()
      expect(effects).toContainEqual({ type: 'look_at_phone_grants' })
      phone.tell(granted(...(step === 'permissions' ? (['microphone'] as const) : [])))
      expect(phone.at()).toBe(step)
    },
  )

  test('DIS-2: a phone that was registered before it had a setup is past it', () => {
    const handset = createTestHandset()
    expect(handset.tell(started)).not.toContainEqual({ type: 'look_at_phone_grants' })
    expect(handset.view().setup).toBeNull()
  })

  test('DIS-2: it can be gone through again and left at any step, but not while a call runs', () => {
    const phone = createTestHandset()
    phone.tell(started)
    phone.openLink()
    phone.tell({ type: 'user.setup_requested' })
    phone.tell(granted('microphone'))
    expect(phone.view().setup).toMatchObject({ step: 'permissions', asked: 'microphone', isAgain: true })
    phone.tell({ type: 'user.setup_closed' })
    expect(phone.view().setup).toBeNull()
    phone.tell({ type: 'call.incoming', telephonyId: '1', phoneNumber: '+821000001234' })
    phone.tell({ type: 'user.setup_requested' })
    expect(phone.view().setup).toBeNull()
  })

  test('DIS-2: the first time is not left before its end', () => {
    const phone = newPhone()
    phone.tell({ type: 'user.setup_closed' })
    phone.confirm('done')
    expect(phone.at()).toBe('language')
  })

  test('MON-3: a phone that was wiped says so first, and is set up when it is registered anew', () => {
    const handset = createTestHandset()
    handset.tell({ ...fresh, isWiped: true } as HandsetEvent)
    expect(handset.view()).toMatchObject({ setup: null, registration: { state: 'wiped' } })
    handset.tell({ type: 'user.registration_requested', code: '7K2QF-9XM3P' })
    handset.tell({ type: 'registration.accepted', deviceId: 'dev_1', state: 'active' })
    handset.tell(granted('calls'))
    expect(handset.view().setup?.step).toBe('permissions')
  })

  test('REC-7: a microphone that is granted later is listened to at once', () => {
    const handset = createTestHandset()
    handset.tell(started)
    handset.tell(granted('microphone'))
    expect(handset.tell(granted())).toContainEqual({ type: 'probe_capture' })
    expect(handset.tell(granted())).toEqual([])
  })
})

describe('a registration’s link that was opened outside of the app', () => {
  const link = 'smartym://register?server=https%3A%2F%2Fbank.example&secret=7K2QF9XM3P'

  test('SEC-1: shows where it leads and registers nothing before the agent says so', () => {
    const phone = newPhone()
    expect(phone.tell({ type: 'registration_link.opened', link }).map(({ type }) => type)).toEqual([
      'show_view',
    ])
    expect(phone.view().registration).toMatchObject({
      state: 'unregistered',
      offered: { link, server: 'https://bank.example' },
    })
    const effects = phone.tell({ type: 'user.registration_requested', code: link })
    expect(effects).toContainEqual({ type: 'register', code: '7K2QF9XM3P' })
    phone.tell({ type: 'registration.accepted', deviceId: 'dev_1', state: 'active' })
    expect(phone.view().registration).toEqual({ state: 'active', faultCode: null })
  })

  test('SEC-1: is nothing to a phone that is registered, and any other link to none', () => {
    const handset = createTestHandset()
    handset.tell(started)
    expect(handset.tell({ type: 'registration_link.opened', link })).toEqual([])
    const phone = newPhone()
    expect(phone.tell({ type: 'registration_link.opened', link: 'https://bank.example' })).toEqual([])
  })
})
