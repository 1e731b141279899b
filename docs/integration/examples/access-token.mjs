// A token by a P-256 key (ES256). Needs SMARTYM_URL, SMARTYM_KEY_ID and SMARTYM_PRIVATE_KEY, a PEM file.
import { randomUUID, sign } from 'node:crypto'
import { readFileSync } from 'node:fs'

const { SMARTYM_URL, SMARTYM_KEY_ID, SMARTYM_PRIVATE_KEY } = process.env
const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url')

const now = Math.floor(Date.now() / 1000)
const claims = {
  iss: SMARTYM_KEY_ID,
  sub: SMARTYM_KEY_ID,
  aud: SMARTYM_URL,
  jti: randomUUID(),
  iat: now,
  exp: now + 60,
}
const signed = `${part({ alg: 'ES256', typ: 'JWT' })}.${part(claims)}`
const key = { key: readFileSync(SMARTYM_PRIVATE_KEY, 'utf8'), dsaEncoding: 'ieee-p1363' }
const assertion = `${signed}.${sign('sha256', Buffer.from(signed), key).toString('base64url')}`

const answer = await fetch(`${SMARTYM_URL}/api/v1/oauth/token`, {
  method: 'POST',
  body: new URLSearchParams({
    grant_type: 'client_credentials',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: assertion,
    // scope: 'dialing:dial dialing:list', for less than the key may do
  }),
})
process.stdout.write(await answer.text())
