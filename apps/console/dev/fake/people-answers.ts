import type { Answer, Asked } from './asked.ts'
import { listedAccounts, orgUnits } from './people.ts'

type PageOf = (items: readonly unknown[], query: Asked['query']) => unknown

/** What is answered about people and units. */
export const peopleAnswers = (pageOf: PageOf): Readonly<Record<string, Answer>> => ({
  listAccounts: ({ query }) => pageOf(listedAccounts(), query),
  getAccount: ({ params }) => ({
    ...listedAccounts().find(({ accountId }) => accountId === params['accountId']),
    phoneNumber: '+821000002001',
    birthOn: '1991-03-27',
    isChangeable: true,
    grantableRoles: ['agent', 'team_manager', 'manager', 'administrator', 'auditor'],
  }),
  previewAccountImport: () => ({
    rows: 203,
    goodRows: 200,
    newUnits: ['대구센터 / 수신그룹 / 수신3팀'],
    ignoredColumns: ['비고'],
    faultCount: 3,
    faults: [
      {
        row: 17,
        column: 'loginId',
        fault: 'taken',
        value: 'agent01',
        text: '이미 사용 중인 아이디입니다: agent01',
      },
      { row: 44, column: 'orgUnit', fault: 'unknown_unit', value: '없는팀', text: '없는 조직입니다: 없는팀' },
      {
        row: 90,
        column: 'phoneNumber',
        fault: 'phone_number',
        value: '010-12',
        text: '전화번호가 올바르지 않습니다: 010-12',
      },
    ],
  }),
  countOrgUnitMembers: () => ({
    items: orgUnits.map(({ orgUnitId }, index) => ({ orgUnitId, accounts: 12 + index, devices: 9 + index })),
  }),
})
