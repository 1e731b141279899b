import { BlockList, isIP } from 'node:net'

const lists = new Map<string, BlockList>()
const maxKeptLists = 100

function listOf(networks: readonly string[]): BlockList {
  const key = networks.join(' ')
  const known = lists.get(key)
  if (known !== undefined) return known
  const list = new BlockList()
  for (const network of networks) {
    const [base = '', prefix = ''] = network.split('/')
    const family = isIP(base)
    const bits = Number(prefix)
    if (family !== 0 && bits <= (family === 4 ? 32 : 128))
      list.addSubnet(base, bits, family === 4 ? 'ipv4' : 'ipv6')
  }
  if (lists.size >= maxKeptLists) lists.clear()
  lists.set(key, list)
  return list
}

/** Does an address lie in one of the networks (CIDR); an IPv4 address inside of IPv6 is the IPv4 address. */
export function isInNetworks(address: string, networks: readonly string[]): boolean {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '')
  const family = isIP(plain)
  return family !== 0 && listOf(networks).check(plain, family === 4 ? 'ipv4' : 'ipv6')
}
