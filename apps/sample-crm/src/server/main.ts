import { createSampleCrm } from './create-sample-crm.ts'

function required(name: string): string {
  const value = process.env[name]
  if (value === undefined || value === '') {
    process.stderr.write(`${name} is needed: see the README of the sample CRM\n`)
    process.exit(1)
  }
  return value
}

const crm = await createSampleCrm({
  smartymUrl: required('SMARTYM_URL'),
  apiKey: required('SMARTYM_API_KEY'),
  agents: JSON.parse(required('CRM_AGENTS')) as { employeeNumber: string; name: string }[],
  port: Number(process.env['PORT'] ?? 0),
  ...(process.env['CRM_COCKPIT_ORIGIN'] !== undefined && {
    cockpitOrigin: process.env['CRM_COCKPIT_ORIGIN'],
  }),
})
process.stdout.write(`${crm.url}\n`)
const stop = () => void crm.close().then(() => process.exit(0))
process.once('SIGTERM', stop)
process.once('SIGINT', stop)
