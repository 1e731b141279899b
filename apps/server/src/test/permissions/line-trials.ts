import type { Things } from './permission-world.ts'
import { exportOf, type Fresh, get, list, patch, post, remove, thing, type Trial, whole } from './trial.ts'

const lines = () => get('lines?limit=200')
const showsLine = { shows: ({ lineId }: Things) => lineId }
let made = 0
const freshLine: Fresh = {
  probe: () => post('lines', { phoneNumber: `010-0001-${String((made += 1)).padStart(4, '0')}` }),
  take: ({ lineId }) => ({ lineId: String(lineId) }),
}

/** SIMs with their numbers. */
export const lineTrials = {
  listLines: list('lines?limit=200', ({ lineId }) => lineId),
  exportLines: exportOf('lines', ({ lineNumber }) => lineNumber.slice(-4)),
  createLine: whole(post('lines', { phoneNumber: '010-0000-8888' })),
  changeLine: thing(({ lineId }) => patch(`lines/${lineId}`, { carrier: 'KT' }), lines, showsLine),
  changeLines: {
    kind: 'list',
    probe: ({ lineId }) => post('line-changes', { act: 'set_carrier', lineIds: [lineId], carrier: 'KT' }),
    has: (answer) => !answer.includes('lines.not_found'),
  },
  listLineChanges: thing(({ lineId }) => get(`lines/${lineId}/changes`), lines, showsLine),
  sendLineCode: thing(({ lineId }) => post(`lines/${lineId}/codes`), lines, showsLine),
  verifyLine: thing(
    ({ lineId }) => post(`lines/${lineId}/verification`, { code: '000000' }),
    lines,
    showsLine,
  ),
  removeLine: thing(({ lineId }) => remove(`lines/${lineId}`), lines, {
    ...showsLine,
    fresh: freshLine,
  }),
} satisfies Readonly<Record<string, Trial>>
