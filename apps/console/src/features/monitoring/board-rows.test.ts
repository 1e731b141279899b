import { describe, expect, test } from 'vitest'
import type { AgentFlag, AgentState, BoardRow, OrgUnitResponse } from '@smartym/contract'
import {
  belongsTo,
  countBoard,
  foldBoard,
  groupByTeam,
  heldOrder,
  orderBoard,
  sortBoard,
} from './board-rows.ts'

const id = (prefix: string, digit: string) => `${prefix}_${digit.repeat(32)}`
const at = '2026-11-23T05:00:00.000Z'

function row(digit: string, changes: Partial<BoardRow> = {}): BoardRow {
  return {
    agentId: id('agt', digit),
    name: `상담원 ${digit}`,
    employeeNumber: null,
    extension: `200${digit}`,
    orgUnitId: id('org', '3'),
    orgUnitName: '수신1팀',
    deviceId: null,
    state: 'available',
    notReadyReason: null,
    notReadyReasonName: null,
    since: at,
    until: null,
    nextState: null,
    cause: 'agent',
    isReserved: false,
    flags: [],
    currentCallId: null,
    call: null,
    device: null,
    callsToday: 0,
    ...changes,
  }
}

const boardOf = (...rows: BoardRow[]) => foldBoard(undefined, { kind: 'snapshot', serverTime: at, rows })
const namesOf = (rows: readonly BoardRow[]) => rows.map(({ name }) => name)

describe('the live board as its stream tells it (MON-4)', () => {
  test('MON-4: a changed row replaces the one before, one that left is gone, the others stay the same objects', () => {
    const [first, second, third] = [row('1'), row('2'), row('3')]
    const before = boardOf(first, second, third)
    const changed = row('2', { state: 'in_call' })
    const after = foldBoard(before, {
      kind: 'rows',
      serverTime: at,
      rows: [changed],
      removed: [third.agentId],
    })
    expect([...after.values()]).toEqual([first, changed])
    expect(after.get(first.agentId)).toBe(first)
  })

  test('MON-4: of two words about one agent in an event the last one stands', () => {
    const after = foldBoard(boardOf(), {
      kind: 'rows',
      serverTime: at,
      rows: [row('1', { state: 'in_call' }), row('1', { state: 'wrap_up' })],
      removed: [],
    })
    expect(after.get(id('agt', '1'))?.state).toBe('wrap_up')
  })

  test('MON-4: a snapshot after a broken link forgets whoever is not in it', () => {
    const after = foldBoard(boardOf(row('1'), row('2')), {
      kind: 'snapshot',
      serverTime: at,
      rows: [row('2')],
    })
    expect([...after.keys()]).toEqual([id('agt', '2')])
  })

  test('MON-4: the strip counts states, long ones and trouble, each agent once in each', () => {
    const counts = countBoard([
      row('1', { state: 'in_call', flags: ['long_call', 'link_lost', 'fault'] }),
      row('2', { state: 'in_call' }),
      row('3', { state: 'wrap_up', flags: ['long_wrap_up'] }),
      row('4', { state: 'logged_out' }),
    ])
    expect(counts).toEqual({
      all: 4,
      available: 0,
      in_call: 2,
      wrap_up: 1,
      not_ready: 0,
      logged_out: 1,
      long: 2,
      trouble: 1,
    })
  })

  test.each<[AgentFlag, boolean]>([
    ['link_lost', true],
    ['unresponsive', true],
    ['fault', true],
    ['not_recording', true],
    ['long_call', false],
  ])('MON-4: %s is trouble: %s', (flag, isTrouble) => {
    expect(belongsTo(row('1', { flags: [flag] }), 'trouble')).toBe(isTrouble)
  })
})

describe('the order of the board', () => {
  const units: OrgUnitResponse[] = [
    { orgUnitId: id('org', '4'), parentId: null, kind: 'team', name: '가팀', path: '/2/', closedAt: null },
    { orgUnitId: id('org', '3'), parentId: null, kind: 'team', name: '수신1팀', path: '/1/', closedAt: null },
  ]

  test('MON-4: agents stand by the company’s order of units, then by name, whatever they do', () => {
    const states: AgentState[] = ['in_call', 'available', 'wrap_up']
    for (const state of states) {
      const board = boardOf(
        row('1', { name: '하', state }),
        row('2', { name: '가', orgUnitId: id('org', '4'), orgUnitName: '가팀' }),
        row('3', { name: '나' }),
      )
      expect(namesOf(orderBoard(board, units, {}))).toEqual(['나', '하', '가'])
    }
  })

  test('MON-4: one finds an agent by a part of the name, the extension, or the customer’s last digits', () => {
    const call = {
      callId: id('call', '1'),
      phase: 'connected' as const,
      customerNumber: { text: '010-****-9876', last4: '9876', isMasked: true },
      customerName: null,
      isCustomerNameMasked: false,
      startedAt: at,
      connectedAt: at,
      isRecording: true,
    }
    const board = boardOf(row('1', { name: '김서연' }), row('2', { call }), row('3'))
    expect(namesOf(orderBoard(board, [], { find: '서연' }))).toEqual(['김서연'])
    expect(namesOf(orderBoard(board, [], { find: '2003' }))).toEqual(['상담원 3'])
    expect(namesOf(orderBoard(board, [], { find: '9876' }))).toEqual(['상담원 2'])
  })

  test('MON-4: neighbours of one unit make one team', () => {
    const teams = groupByTeam([
      row('1'),
      row('2'),
      row('3', { orgUnitId: id('org', '4'), orgUnitName: '가팀' }),
    ])
    expect(teams.map(({ name, rows }) => [name, rows.length])).toEqual([
      ['수신1팀', 2],
      ['가팀', 1],
    ])
  })

  test('MON-4: by time the one who waits longest stands first, turned round last; equal ones keep their order', () => {
    const rows = [
      row('1', { since: '2026-11-23T05:00:02.000Z' }),
      row('2', { since: '2026-11-23T05:00:01.000Z' }),
      row('3', { since: '2026-11-23T05:00:02.000Z' }),
    ]
    expect(namesOf(sortBoard(rows, 'since', false))).toEqual(['상담원 2', '상담원 1', '상담원 3'])
    expect(namesOf(sortBoard(rows, 'since', true))).toEqual(['상담원 1', '상담원 3', '상담원 2'])
    expect(sortBoard(rows, undefined, false)).toBe(rows)
  })

  test('MON-4: under the pointer nothing moves and nobody comes in between, but who left the board is gone', () => {
    const board = boardOf(row('1'), row('3'))
    const shown = [id('agt', '1'), id('agt', '2'), id('agt', '3')]
    const wanted = [id('agt', '3'), id('agt', '4'), id('agt', '1')]
    expect(heldOrder(shown, wanted, true, board)).toEqual([id('agt', '1'), id('agt', '3')])
    expect(heldOrder(shown, wanted, false, board)).toBe(wanted)
    expect(heldOrder([], wanted, true, board)).toBe(wanted)
  })
})
