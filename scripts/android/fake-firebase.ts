/* Firebase's endpoints for the tests of the Android app, in a process of their own: it says in one line of JSON what a welcome would
   say of them, then for each line of stdin, which is a token, whether that is registered. It ends with its stdin. */
import { createInterface } from 'node:readline'
import { startFakeFirebase } from '../../packages/test-kit/src/fake-firebase.ts'

const firebase = await startFakeFirebase()
const { address, projectId, appId, apiKey, senderId } = firebase
const say = (words: object): void => void process.stdout.write(`${JSON.stringify(words)}\n`)
say({ projectId, appId, apiKey, senderId, installationsAddress: address })
for await (const token of createInterface({ input: process.stdin }))
  say({ isRegistered: firebase.isRegistered(token) })
await firebase.close()
