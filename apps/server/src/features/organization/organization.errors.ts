import { defineError } from '../../platform/errors/index.ts'

export const orgUnitNotFound = defineError('organization.not_found')
