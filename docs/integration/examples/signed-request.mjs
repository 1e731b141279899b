// node signed-request.mjs METHOD PATH [BODY]. Needs SMARTYM_URL, SMARTYM_KEY_ID and SMARTYM_SECRET.
import { createHash, createHmac, randomUUID } from 'node:crypto'

const { SMARTYM_URL, SMARTYM_KEY_ID, SMARTYM_SECRET } = process.env
const [method, path, body = ''] = process.argv.slice(2)

const id = randomUUID()
const timestamp = Math.floor(Date.now() / 1000)
const digest = createHash('sha256').update(body).digest('hex')
const text = `${id}.${timestamp}.${method}.${path}.${digest}`
const signature = createHmac('sha256', SMARTYM_SECRET).update(text).digest('base64')

const answer = await fetch(SMARTYM_URL + path, {
  method,
  headers: {
    'smartym-key': SMARTYM_KEY_ID,
    'smartym-id': id,
    'smartym-timestamp': String(timestamp),
    'smartym-signature': `v1,${signature}`,
    ...(body !== '' && { 'content-type': 'application/json' }),
  },
  ...(body !== '' && { body }),
})
process.stdout.write(await answer.text())
