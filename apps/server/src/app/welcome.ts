import type { ConsentsSlice } from '../features/consents/index.ts'
import type { DispositionsSlice } from '../features/dispositions/index.ts'
import type { DevicesSlice } from '../features/devices/index.ts'
import type { GatewaySlice, WelcomeProvider } from '../features/gateway/index.ts'
import type { LinesSlice } from '../features/lines/index.ts'
import type { OrganizationSlice } from '../features/organization/index.ts'
import type { SettingsSlice } from '../features/settings/index.ts'
import type { TextMessagesSlice } from '../features/text-messages/index.ts'
import { type Clock, zoneOffsetMs } from '../platform/clock/index.ts'

interface WelcomeDeps {
  readonly settings: Pick<SettingsSlice, 'handsetSettings'>
  readonly organization: Pick<OrganizationSlice, 'idsAbove' | 'getCompany'>
  readonly clock: Pick<Clock, 'now'>
  readonly lines: Pick<LinesSlice, 'lineOf' | 'onMoved'>
  readonly inboundText: TextMessagesSlice['inboundText']
  readonly consents: Pick<ConsentsSlice, 'handsetConsents'>
  readonly dispositions: Pick<DispositionsSlice, 'listChoices'>
  readonly signedInAgent: WelcomeProvider['signedInAgent']
}

interface GatewayNeighbours extends WelcomeDeps {
  readonly settings: WelcomeDeps['settings'] & Pick<SettingsSlice, 'onChanged'>
  readonly devices: Pick<DevicesSlice, 'onUnitChanged'>
  readonly gateway: Pick<GatewaySlice, 'provide' | 'announceSettings' | 'announceSettingsTo'>
}

/** Gives the gateway what it tells phones, and tells it of what has changed for them. */
export function connectGateway({ gateway, devices, ...deps }: GatewayNeighbours): void {
  gateway.provide(createWelcomeProvider(deps))
  deps.settings.onChanged((companyId) => void gateway.announceSettings(companyId))
  deps.lines.onMoved((deviceId) => void gateway.announceSettingsTo(deviceId))
  devices.onUnitChanged((deviceId) => void gateway.announceSettingsTo(deviceId))
}

/** What a phone is told when it connects, from the slices that know it. */
function createWelcomeProvider(deps: WelcomeDeps): WelcomeProvider {
  const { settings, organization, clock, consents, dispositions, inboundText, lines, signedInAgent } = deps
  return {
    signedInAgent: async (device) => (device.agentId === null ? null : signedInAgent(device)),
    consents: async ({ companyId, agentId }) =>
      agentId === null ? [] : consents.handsetConsents(companyId, agentId),
    async handsetSettings({ companyId, orgUnitId, deviceId }) {
      const orgUnitIds = orgUnitId === null ? [] : await organization.idsAbove(companyId, orgUnitId)
      const place = { companyId, orgUnitIds, deviceId }
      const [own, choices, text, line, { timeZone }] = await Promise.all([
        settings.handsetSettings(place),
        dispositions.listChoices(companyId),
        inboundText(place),
        lines.lineOf(deviceId),
        organization.getCompany(companyId),
      ])
      const utcOffsetMs = zoneOffsetMs(timeZone, clock.now())
      return {
        ...own,
        inbound: { ...own.inbound, utcOffsetMs, text },
        uploadSchedule: { ...own.uploadSchedule, utcOffsetMs },
        lineNumber: line?.phoneNumber ?? null,
        dispositions: [...choices],
      }
    },
  }
}
