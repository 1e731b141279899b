const loopbackNames = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/

/**
 * The server's address; plain HTTP is spoken to the machine itself only, since everything else could be read on the way
 * (UPL-6). Throws a RangeError that says so.
 */
export function parseServerAddress(text: string): URL {
  const address = new URL(text)
  const isEncrypted = address.protocol === 'https:'
  const isLoopback = address.protocol === 'http:' && loopbackNames.test(address.hostname)
  if (!isEncrypted && !isLoopback) {
    throw new RangeError(
      `${address.origin} is refused: a handset speaks HTTPS, plain HTTP to this machine only`,
    )
  }
  return address
}

/** Address of the device socket. */
export function socketAddress(server: URL, path: string): URL {
  const address = new URL(path, server)
  address.protocol = server.protocol === 'https:' ? 'wss:' : 'ws:'
  return address
}
