import { useState } from 'react'
import { useMutation } from '@tanstack/react-query'
import { blobReader, readHead } from '@smartym/sealed-recording'
import { type HeldGrant, requestGrant } from '../player/grant.ts'
import { verifySealed } from '../player/verify-sealed.ts'

/** What a sealed file says of itself; no key is needed to read it, and nothing in it is about a person. */
export interface OpenedFile {
  readonly name: string
  readonly sizeBytes: number
  readonly recordingId: string
  readonly startedAt: string
  readonly deviceSeq: number
}

/** Reads who a file is; throws `E_FORMAT` when it is no sealed recording. */
async function readSealedFile(file: File): Promise<OpenedFile> {
  const { identity } = await readHead(blobReader(file))
  return {
    name: file.name,
    sizeBytes: file.size,
    recordingId: `rec_${identity.recordingId.replaceAll('-', '')}`,
    startedAt: new Date(identity.startedAt).toISOString(),
    deviceSeq: identity.deviceSeq,
  }
}

/** Reads a file, asks for a grant to its recording, and verifies every byte of the file. */
export function useSealedFile() {
  const [opened, setOpened] = useState<OpenedFile | undefined>()
  const [held, setHeld] = useState<HeldGrant | undefined>()
  const [share, setShare] = useState(0)
  const { mutate, reset, data, error, isPending, isIdle } = useMutation({
    mutationFn: async (file: File) => {
      const found = await readSealedFile(file)
      setOpened(found)
      const grant = await requestGrant(found.recordingId, 'play')
      setHeld(grant)
      return verifySealed(file, grant, setShare)
    },
    gcTime: 0,
  })
  const close = () => {
    setOpened(undefined)
    setHeld(undefined)
    setShare(0)
    reset()
  }
  return { open: mutate, close, isClosed: isIdle, opened, held, verdict: data, share, error, isPending }
}
