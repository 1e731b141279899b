/** The rival everybody copies: `@tus/server` with its FileStore, made durable: hashed on the way, file and folder synced before the answer. */
import { createHash } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { FileStore } from '@tus/file-store'
import { Server } from '@tus/server'
import { serveMeasurements } from '../child.ts'

const { isDurable } = JSON.parse(process.argv[2] ?? '{}') as { isDurable: boolean }
const directory = mkdtempSync(join(tmpdir(), 'smartym-bench-tus-'))

class HashingFileStore extends FileStore {
  override write(readable: Readable, id: string, offset: number): Promise<number> {
    const hash = createHash('sha256')
    const hashing = new Transform({
      transform(piece: Buffer, _encoding, done) {
        hash.update(piece)
        done(null, piece)
      },
      flush(done) {
        hash.digest()
        done()
      },
    })
    return super.write(readable.pipe(hashing), id, offset)
  }
}

async function sync(path: string): Promise<void> {
  const file = await open(path, 'r')
  await file.sync()
  await file.close()
}

const tus = new Server({
  path: '/files',
  datastore: isDurable ? new HashingFileStore({ directory }) : new FileStore({ directory }),
  ...(isDurable && {
    async onUploadFinish(_request: unknown, upload: { id: string }) {
      await sync(join(directory, upload.id))
      await sync(directory)
      return {}
    },
  }),
})
const http = createServer((request, response) => void tus.handle(request, response))
http.listen(0, '127.0.0.1', () =>
  serveMeasurements({ url: `http://127.0.0.1:${(http.address() as AddressInfo).port}/files` }),
)
