const korean = {
  title: 'SmartyM 둘러보기',
  crm: 'TM 상담 화면',
  phone: '상담원의 휴대폰',
  console: '관리 콘솔',
  persona: '콘솔 사용자',
  agent: '상담원',
  manager_a: '팀장 A',
  manager_b: '지점장 B',
  administrator: '시스템 관리자',
  auditor: '감사 담당자',
  real: '무엇이 진짜이고 무엇이 모의인가',
  close: '닫기',
  step1: '고객의 「전화 걸기」를 누릅니다',
  step2: '휴대폰이 스스로 걸고 녹취합니다',
  step3: '통화가 끝나면 상담결과를 고릅니다',
  step4: '콘솔의 통화에서 경로와 저장을 봅니다',
  step5: '팀장 A가 청취를 신청하고 B가 승인하면 듣습니다',
  realHead: '진짜로 움직이는 것',
  realText:
    '발신 요청과 상담원 상태, 단말기 연결과 서명 인증, 녹취 봉인(AES-256)과 전자서명, 끊겨도 이어지는 전송, 서버의 검증과 저장, 청취 승인, 재생기의 복호, 감사 기록은 실제 제품의 코드가 그대로 수행합니다.',
  mockHead: '모의인 것',
  mockText:
    '휴대폰은 가상 단말기입니다. 통신망과 상대방은 전화번호 끝자리에 따라 정해진 대로 응답하며, 통화 음성은 컴퓨터가 만든 음성 파일입니다. 보안 칩 대신 파일에 단말기 키를 두고, 푸시는 외부로 나가지 않습니다. 고객, 상담원, 전화번호는 모두 지어낸 것입니다.',
  missing: '이 컴퓨터에 없는 도구: {tools}. 재생용 음성을 만들 수 없어 콘솔에서 들을 수 없습니다.',
  failed: '이 사용자로 로그인하지 못했습니다.',
  enlarge: '크게 보기',
  shrink: '나란히 보기',
  done: '완료',
}
export type CockpitWord = keyof typeof korean

const english: Record<CockpitWord, string> = {
  title: 'SmartyM at a glance',
  crm: 'CRM',
  phone: 'The agent’s phone',
  console: 'Console',
  persona: 'Console user',
  agent: 'Agent',
  manager_a: 'Manager A',
  manager_b: 'Manager B',
  administrator: 'Administrator',
  auditor: 'Auditor',
  real: 'What is real, what is simulated',
  close: 'Close',
  step1: 'Click a customer’s “Call”',
  step2: 'The phone dials and records by itself',
  step3: 'Choose a disposition after the call',
  step4: 'See its trace and storage in the console',
  step5: 'Manager A asks to listen, B approves, A hears it',
  realHead: 'Real',
  realText:
    'Dial requests and agent states, the phone’s link and its signed proof, sealing (AES-256) and signing of recordings, uploads that go on after a cut, the server’s verification and storage, approval, decryption in the player, and the audit log are the product’s own code.',
  mockHead: 'Simulated',
  mockText:
    'The phones are virtual. Network and callees answer as a number’s last digits say, and the speech is synthetic. Device keys lie in files instead of a security chip, and pushes go nowhere outside. Customers, agents and numbers are invented.',
  missing: 'Missing on this computer: {tools}. Recordings cannot be played in the console.',
  failed: 'This user could not be signed in.',
  enlarge: 'Enlarge',
  shrink: 'Side by side',
  done: 'done',
}

/** The cockpit's words in Korean or English. */
export function cockpitWords(language: string): (key: CockpitWord) => string {
  return (key) => (language.startsWith('ko') ? korean : english)[key]
}
