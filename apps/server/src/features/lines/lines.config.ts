import { Type } from 'typebox'
import { defineConfig } from '../../platform/config/index.ts'

export const linesConfig = defineConfig('lines', {
  messagesUrl: {
    doc: 'Address of the company’s gateway for text messages, to which {"to","text"} is posted; without it numbers cannot be verified. A bearer token is read from the secret lines-messages-token',
    schema: Type.String({ pattern: '^(https?://.+)?$' }),
    default: '',
  },
})
