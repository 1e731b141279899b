import { useEffect, useState } from 'react'
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
export async function readSealedFile(file: File): Promise<OpenedFile> {
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
export function useSealedFile(file: File | undefined) {
  const [opened, setOpened] = useState<OpenedFile | undefined>()
  const [held, setHeld] = useState<HeldGrant | undefined>()
  const [share, setShare] = useState(0)
  const { mutate, reset, data, error, isPending } = useMutation({
    mutationFn: async (chosen: File) => {
      const found = await readSealedFile(chosen)
      setOpened(found)
      const grant = await requestGrant(found.recordingId, 'play')
      setHeld(grant)
      return verifySealed(chosen, grant, setShare)
    },
    gcTime: 0,
  })
  useEffect(() => {
    setOpened(undefined)
    setHeld(undefined)
    setShare(0)
    if (file === undefined) reset()
    else mutate(file)
  }, [file, mutate, reset])
  return { opened, held, verdict: data, share, error, isPending }
}
