import { BlockList, isIP } from 'node:net'

interface Network {
  readonly address: string
  readonly bits: number
  readonly family: 'ipv4' | 'ipv6'
}

function parseNetwork(text: string): Network | undefined {
  const [address = '', bitsText] = text.split('/')
  const version = isIP(address)
  const most = version === 6 ? 128 : 32
  if (version === 0 || (bitsText !== undefined && !/^\d+$/.test(bitsText))) return undefined
  const bits = bitsText === undefined ? most : Number(bitsText)
  return bits <= most ? { address, bits, family: version === 6 ? 'ipv6' : 'ipv4' } : undefined
}

/** Is this an address, or a network in CIDR form (`10.0.0.0/8`). */
export function isNetwork(text: string): boolean {
  return parseNetwork(text) !== undefined
}

/** The IPv4 address inside an IPv6 one is meant itself. */
const plainAddress = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '')

/** Tells whether an address lies in one of the networks; none hold nobody, and what is no network holds nobody. */
export function createNetworkCheck(networks: readonly string[]): (address: string) => boolean {
  const list = new BlockList()
  for (const text of networks) {
    const network = parseNetwork(text)
    if (network !== undefined) list.addSubnet(network.address, network.bits, network.family)
  }
  return (address) => {
    const plain = plainAddress(address)
    const version = isIP(plain)
    return version !== 0 && list.check(plain, version === 6 ? 'ipv6' : 'ipv4')
  }
}
