/** The floor in this language: `ws` alone, nothing stored; a request over HTTP pushes and waits for the acknowledgement. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type WebSocket, WebSocketServer } from 'ws'
import { serveMeasurements } from '../child.ts'

const sockets: WebSocket[] = []
const waiting = new Map<number, () => void>()
let lastId = 0
const http = createServer((request, response) => {
  request.resume()
  const socket = sockets[Math.floor(Math.random() * sockets.length)]
  const id = ++lastId
  waiting.set(id, () => response.writeHead(201).end('{}'))
  socket?.send(
    `{"type":"command","commandId":"${id}","kind":"dial","payload":{"phoneNumber":"+821000001234","customerName":"Bench"}}`,
  )
})
const server = new WebSocketServer({ noServer: true, perMessageDeflate: false, clientTracking: false })
http.on('upgrade', (request, socket, head) => {
  server.handleUpgrade(request, socket, head, (opened) => {
    sockets.push(opened)
    opened.on('message', (data) => {
      const frame = JSON.parse((data as Buffer).toString()) as {
        type: string
        commandId?: string
        sentAt?: number
      }
      if (frame.type === 'heartbeat')
        opened.send(`{"type":"heartbeat_ack","serverTime":${Date.now()},"sentAt":${frame.sentAt}}`)
      const id = Number(frame.commandId)
      waiting.get(id)?.()
      waiting.delete(id)
    })
  })
})
http.listen(0, '127.0.0.1', () => serveMeasurements({ port: (http.address() as AddressInfo).port }))
