/** Words of the domain without any schema library: what the phone's core, phrases and screens may import. */
export * from './accounts/accounts.constants.ts'
export * from './agents/agents.constants.ts'
export * from './calls/calls.constants.ts'
export * from './dialing/dialing.constants.ts'
export * from './dispositions/dispositions.constants.ts'
export * from './gateway/gateway.constants.ts'
export * from './recordings/recordings.constants.ts'
export * from './settings/settings.constants.ts'
