import { DeviceStatus, idPattern } from '@smartym/contract'
import type { AuthenticateFrame, DeviceFrame } from '@smartym/contract/frames'
import { Type } from 'typebox'
import { Compile } from 'typebox/compile'
import { closed } from '@smartym/contract'

const authenticate = Compile(
  closed({
    type: Type.Literal('authenticate'),
    deviceId: Type.String({ pattern: idPattern('device') }),
    signature: Type.String({ pattern: '^[A-Za-z0-9_-]{86}$' }),
    appVersion: Type.String({ maxLength: 32 }),
  }),
)
const heartbeat = Compile(
  closed({ type: Type.Literal('heartbeat'), sentAt: Type.Number(), status: DeviceStatus }),
)
const receipt = Compile(
  closed({ type: Type.Literal('receipt'), commandId: Type.String({ pattern: idPattern('command') }) }),
)

function isFrame(frame: unknown): frame is DeviceFrame {
  if (typeof frame !== 'object' || frame === null || !('type' in frame)) return false
  if (frame.type === 'heartbeat') return heartbeat.Check(frame)
  return frame.type === 'receipt' ? receipt.Check(frame) : authenticate.Check(frame)
}

/** What a phone sent over its socket; undefined for anything that is no frame. */
export function parseDeviceFrame(text: string): DeviceFrame | undefined {
  try {
    const frame: unknown = JSON.parse(text)
    return isFrame(frame) ? frame : undefined
  } catch {
    return undefined
  }
}

/** What a phone signs to show that it is this device, now, on this very connection. */
export function authenticationMessage(
  nonce: Uint8Array,
  { deviceId }: Pick<AuthenticateFrame, 'deviceId'>,
  sessionId: string,
): Buffer {
  return Buffer.concat([Buffer.from('smartym/gateway'), nonce, Buffer.from(deviceId + sessionId)])
}
