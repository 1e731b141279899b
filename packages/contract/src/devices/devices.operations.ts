import { defineOperation } from '../operation.ts'
import {
  CreateRegistrationCodeRequest,
  DevicePage,
  ListDevicesQuery,
  RegisterDeviceRequest,
  RegisterDeviceResponse,
  RegistrationCodeResponse,
} from './devices.schemas.ts'

export const devicesOperations = {
  listDevices: defineOperation({
    id: 'listDevices',
    method: 'GET',
    path: '/api/v1/devices',
    tag: 'devices',
    summary: 'Phones and what they last said of themselves (MON-1)',
    permission: 'devices:list',
    auth: ['session', 'api_key'],
    query: ListDevicesQuery,
    responses: { 200: DevicePage },
    errors: [],
  }),
  createRegistrationCode: defineOperation({
    id: 'createRegistrationCode',
    method: 'POST',
    path: '/api/v1/device-registration-codes',
    tag: 'devices',
    summary: 'A single-use code for registering one phone (SEC-1)',
    permission: 'devices:register',
    auth: ['session', 'api_key'],
    body: CreateRegistrationCodeRequest,
    responses: { 201: RegistrationCodeResponse },
    errors: ['lines.not_found'],
    idempotency: 'required',
  }),
  registerDevice: defineOperation({
    id: 'registerDevice',
    method: 'POST',
    path: '/api/v1/device-registrations',
    tag: 'devices',
    summary: 'First start of a phone: code and key proof (SEC-1)',
    permission: 'public',
    auth: ['none'],
    body: RegisterDeviceRequest,
    responses: { 201: RegisterDeviceResponse },
    errors: ['devices.registration_code_invalid', 'devices.key_proof_invalid', 'devices.key_in_use'],
  }),
}
