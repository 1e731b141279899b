/** Gives bytes to the browser as a file of a name. */
export function saveFile(file: Blob, name: string): void {
  const url = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser has taken the file by then.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

/** The name that an answer gives its file (RFC 6266), else `otherwise`. */
export function fileNameOf(response: Response, otherwise: string): string {
  const [, encoded] =
    /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '') ?? []
  return encoded === undefined ? otherwise : decodeURIComponent(encoded)
}

/** Takes an answer's bytes as they come and tells how many there are so far. */
export async function receiveFile(response: Response, onProgress: (bytes: number) => void): Promise<Blob> {
  const parts: Uint8Array<ArrayBuffer>[] = []
  let bytes = 0
  for await (const part of response.body ?? []) {
    parts.push(part as Uint8Array<ArrayBuffer>)
    bytes += part.byteLength
    onProgress(bytes)
  }
  return new Blob(parts, { type: response.headers.get('content-type') ?? '' })
}
