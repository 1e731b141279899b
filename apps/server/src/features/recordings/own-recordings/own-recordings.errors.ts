import { defineError } from '../../../platform/errors/index.ts'

export const ownListeningOff = defineError('recordings.own_listening_off')
