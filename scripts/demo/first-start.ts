import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { captionsUntil, createCaptureSource, dialogueNames, readDialogue } from '@smartym/handset-sim'
import {
  type Container,
  createServer,
  type SampleSound,
  seedCompany,
  seedHistory,
  seedReviews,
} from '@smartym/server'
import { type DemoPorts, originOf } from './ports.ts'
import type { DemoState } from './state.ts'

/** Origins of the CRM's pages, however the browser calls this machine. */
export function crmOrigins({ crm }: DemoPorts): string[] {
  return [originOf(crm), `http://localhost:${crm}`]
}

/** The virtual phones' dialogues, cut to the length of a past call, with what is said in Korean. */
async function createSampleSound(): Promise<SampleSound> {
  const dialogues = await Promise.all(dialogueNames.map(readDialogue))
  const media = ['amr', 'mp3', '3gp'] as const
  return (index, lengthMs) => {
    const dialogue = dialogues[index % dialogues.length]
    const medium = media[index % media.length]
    if (dialogue === undefined || medium === undefined) throw new Error('there is no dialogue')
    const source = createCaptureSource({ dialogue, media: medium })
    const durationMs = source.durationUntil(lengthMs)
    const captions = captionsUntil(dialogue.captions, source.loopMs, durationMs)
    return {
      media: medium,
      sound: source.finish(lengthMs),
      durationMs,
      captions: captions.map(({ text, ...caption }) => ({ ...caption, text: text.ko })),
    }
  }
}

const customersFile = join(import.meta.dirname, '../../apps/sample-crm/src/server/customers.json')

/** Whom the sample CRM knows; the past calls among them are its history. */
function readCustomers(): Parameters<typeof seedHistory>[2]['customers'] {
  return JSON.parse(readFileSync(customersFile, 'utf8')) as Parameters<typeof seedHistory>[2]['customers']
}

/** Makes the demo's company in an empty database, before anything listens. */
export async function seedDemo(dataDir: string, ports: DemoPorts): Promise<DemoState> {
  const server = await createServer({
    environment: process.env,
    dataDir,
    logLevel: 'error',
    onSecretMade: (path) => process.stderr.write(`  made a secret: ${path} (mode 600; back it up)\n`),
  })
  try {
    const company = await seedCompany(server.container, { crmOrigins: crmOrigins(ports) })
    const past = await seedHistory(server.container, company, {
      soundOf: await createSampleSound(),
      customers: readCustomers(),
      now: Date.now(),
      dataDir,
    })
    process.stderr.write(`  a month of ${past.calls} calls, ${past.recordings} sealed recordings\n`)
    const reviews = await seedReviews(server.container, company)
    process.stderr.write(`  ${reviews} months of usage history to review\n`)
    await recordLive(server.container, company.companyId)
    return { company, apiKeys: { [ports.server]: company.apiKey } }
  } finally {
    await server.stop()
  }
}

/* AMR can be sealed and sent while the call runs; the default, 3GP, only after it. */
async function recordLive({ db, settings }: Container, companyId: string): Promise<void> {
  const actor = { kind: 'server', id: 'demo', name: null } as const
  const by = { companyId, actor, address: null, deviceId: null }
  const change = {
    companyId,
    level: 'company',
    targetId: companyId,
    key: 'handset.recordingMedia',
    value: 'amr',
  } as const
  await db.transaction((tx) => settings.change(tx, by, change))
}
