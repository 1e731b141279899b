const korean = {
  title: '한빛TM 상담 화면',
  customers: '고객 목록',
  name: '고객명',
  number: '전화번호',
  purpose: '통화 목적',
  grade: '등급',
  call: '통화',
  history: '통화 이력',
  noHistory: '통화 이력이 없습니다.',
  choose: '고객을 선택해 주십시오.',
  showApi: 'API 호출 보기',
  agent: '상담원',
  marketing: '마케팅',
  collection: '채권추심',
  service: '고객 서비스',
  contract: '계약 이행',
  outcome: '결과',
  when: '일시',
  disposition: '상담결과',
  toy: '발신 버튼 연동을 보여 주는 예제 화면입니다.',
}
export type CrmWord = keyof typeof korean

const english: Record<CrmWord, string> = {
  title: 'Hanbit TM desk',
  customers: 'Customers',
  name: 'Name',
  number: 'Number',
  purpose: 'Purpose',
  grade: 'Grade',
  call: 'Call',
  history: 'Calls',
  noHistory: 'No calls yet.',
  choose: 'Choose a customer.',
  showApi: 'Show the API call',
  agent: 'Agent',
  marketing: 'Marketing',
  collection: 'Collection',
  service: 'Service',
  contract: 'Contract',
  outcome: 'Outcome',
  when: 'When',
  disposition: 'Disposition',
  toy: 'A sample application that shows how the dial button is built in.',
}

const outcomes: Record<string, readonly [string, string]> = {
  connected: ['연결', 'Connected'],
  busy: ['상대방 통화중', 'Busy'],
  no_answer: ['무응답', 'No answer'],
  rejected: ['수신거절', 'Rejected'],
  invalid_number: ['결번', 'Invalid number'],
  unreachable: ['연결불가', 'Unreachable'],
  canceled: ['발신취소', 'Cancelled'],
  refused_by_policy: ['발신제한', 'Refused by policy'],
  device_failed: ['단말기 오류', 'Phone failed'],
  push_timeout: ['단말기 무응답', 'Phone did not answer'],
  unknown: ['확인불가', 'Unknown'],
}

/** The CRM's own words; it speaks Korean and English. */
export function crmWords(language: string): {
  word: (key: CrmWord) => string
  outcome: (code: string) => string
} {
  const isKorean = language.startsWith('ko')
  return {
    word: (key) => (isKorean ? korean : english)[key],
    outcome: (code) => outcomes[code]?.[isKorean ? 0 : 1] ?? code,
  }
}
