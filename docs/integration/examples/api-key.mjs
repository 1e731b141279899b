// Who am I? With a secret that travels. Needs SMARTYM_URL and SMARTYM_API_KEY.
const { SMARTYM_URL, SMARTYM_API_KEY } = process.env
const answer = await fetch(`${SMARTYM_URL}/api/v1/api-keys/me`, {
  headers: { authorization: `Bearer ${SMARTYM_API_KEY}` },
})
process.stdout.write(await answer.text())
