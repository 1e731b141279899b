export { createNetworkCheck, isNetwork } from './networks.ts'
