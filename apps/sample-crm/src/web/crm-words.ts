import { type PageLanguage, pageLanguages } from './page-language.ts'

/** In the order of `pageLanguages`. */
type Texts = readonly [ko: string, en: string, ja: string, zh: string]

const words = {
  title: ['한빛TM 상담 화면', 'Hanbit TM desk', 'ハンビット TM 画面', 'Hanbit TM 工作台'],
  toy: [
    '발신 버튼 연동 예제입니다.',
    'A sample that shows how the dial button is built in.',
    '発信ボタン連携のサンプルです。',
    '拨打按钮集成示例。',
  ],
  customers: ['고객 목록', 'Customers', '顧客一覧', '客户列表'],
  name: ['고객명', 'Name', '顧客名', '客户'],
  number: ['전화번호', 'Number', '電話番号', '电话号码'],
  purpose: ['통화 목적', 'Purpose', '通話の目的', '通话目的'],
  call: ['통화', 'Call', '通話', '通话'],
  history: ['통화 이력', 'Calls', '通話履歴', '通话记录'],
  noHistory: ['통화 이력이 없습니다.', 'No calls yet.', '通話履歴はありません。', '暂无通话记录。'],
  choose: ['고객을 선택해 주십시오.', 'Choose a customer.', '顧客を選択してください。', '请选择客户。'],
  showApi: ['API 호출 보기', 'Show the API call', 'API 呼び出しを表示', '查看 API 调用'],
  apiHelp: [
    '버튼이 하는 일을 서버에서 하려면 이렇게 요청합니다.',
    'What the button does, asked from a server.',
    'ボタンと同じことをサーバーから行うリクエストです。',
    '从服务器发起与按钮相同的请求。',
  ],
  copy: ['복사', 'Copy', 'コピー', '复制'],
  copied: ['복사했습니다', 'Copied', 'コピーしました', '已复制'],
  agent: ['상담원', 'Agent', 'オペレーター', '坐席'],
  marketing: ['마케팅', 'Marketing', 'マーケティング', '营销'],
  collection: ['채권추심', 'Collection', '債権回収', '催收'],
  service: ['고객 서비스', 'Service', '顧客サービス', '客户服务'],
  contract: ['계약 이행', 'Contract', '契約履行', '合同履行'],
  outcome: ['발신결과', 'Outcome', '発信結果', '拨打结果'],
  when: ['일시', 'When', '日時', '时间'],
  disposition: ['상담결과', 'Disposition', '応対結果', '处理结果'],
  failed: [
    '고객을 불러오지 못했습니다. 잠시 후 새로 고치십시오.',
    'Customers could not be loaded. Reload in a moment.',
    '顧客を読み込めませんでした。しばらくしてから再読み込みしてください。',
    '无法加载客户，请稍后刷新。',
  ],
} as const satisfies Record<string, Texts>
export type CrmWord = keyof typeof words

const outcomes: Readonly<Record<string, Texts>> = {
  connected: ['연결', 'Connected', '接続', '已接通'],
  busy: ['상대방 통화중', 'Busy', '話中', '占线'],
  no_answer: ['무응답', 'No answer', '応答なし', '无人接听'],
  rejected: ['수신거절', 'Rejected', '着信拒否', '拒接'],
  invalid_number: ['결번', 'Invalid number', '欠番', '空号'],
  unreachable: ['연결불가', 'Unreachable', '接続不可', '无法接通'],
  canceled: ['발신취소', 'Cancelled', '発信取消', '已取消'],
  refused_by_policy: ['발신제한', 'Refused by policy', '発信制限', '策略限制'],
  device_failed: ['단말기 오류', 'Phone failed', '端末エラー', '手机故障'],
  push_timeout: ['단말기 무응답', 'Phone did not answer', '端末応答なし', '手机无响应'],
  unknown: ['확인불가', 'Unknown', '不明', '未知'],
}

/** The CRM's own words, in one of the four languages. */
export function crmWords(language: PageLanguage): {
  word: (key: CrmWord) => string
  outcome: (code: string) => string
} {
  const index = pageLanguages.indexOf(language) as 0 | 1 | 2 | 3
  return {
    word: (key) => words[key][index],
    outcome: (code) => (outcomes[code] ?? outcomes['unknown'])?.[index] ?? '',
  }
}
