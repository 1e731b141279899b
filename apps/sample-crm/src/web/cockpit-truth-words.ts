import type { PageLanguage } from './page-language.ts'

/** A part of the product, what of it is real in the demo, and what is simulated; empty where there is nothing. */
type Part = readonly [part: string, real: string, simulated: string]

interface Truth {
  readonly heads: readonly [part: string, real: string, simulated: string]
  readonly nothing: string
  readonly parts: readonly Part[]
}

const korean: Truth = {
  heads: ['부분', '실제 제품 그대로', '모의'],
  nothing: '없음',
  parts: [
    ['발신 요청', 'API와 버튼, 상담원 상태 확인, 동시 클릭 판정, 유효시간이 있는 명령', ''],
    [
      '휴대폰',
      '판단하는 프로그램과 화면, 단말기 서명 인증, 끊김과 재시작에 견디는 기록',
      '휴대폰 대신 이 컴퓨터의 프로그램이며, 단말기 키는 보안 칩이 아닌 파일에 있습니다',
    ],
    [
      '통신망과 상대방',
      '',
      '번호 끝자리대로 응답합니다: 31 통화중, 32 무응답, 33 거절, 34 결번, 35 3초 뒤 끊음, 36 늦게 받음, 그 밖은 받아서 대화',
    ],
    ['음성', '녹취 형식(3GP·AMR·MP3)과 통화 길이에 맞춘 절단', '말소리는 컴퓨터가 만든 대화입니다'],
    ['녹취 봉인', 'AES-256 암호화와 전자서명, 디스크에 원음이 남지 않음', ''],
    ['전송과 저장', '통화 중 전송, 끊겨도 이어받기, 서버 검증과 보관', ''],
    [
      '청취',
      '신청과 승인, 브라우저 안에서의 복호, 워터마크, 변조를 드러내는 감사 기록',
      '예시 녹취의 자막은 미리 써 둔 것입니다',
    ],
    ['데이터베이스', '내장 SQLite, 같은 코드가 MariaDB에서도 동작', ''],
    ['푸시', '깨우는 순서와 무응답 처리', '외부 푸시 서비스로 나가지 않습니다'],
    [
      '회사와 사람',
      '권한과 조직 범위',
      '회사·직원·고객·전화번호와 지난 한 달의 통화는 지어낸 것이며, 배경 상담원 24명은 가상 단말기입니다',
    ],
    [
      '이 화면',
      '세 화면은 각각 따로도 열립니다',
      'TM 화면은 예제이고, 사용자 전환은 시연용 비밀번호로 로그인합니다',
    ],
  ],
}

const english: Truth = {
  heads: ['Part', 'The product itself', 'Simulated'],
  nothing: 'nothing',
  parts: [
    [
      'Dial request',
      'API and button, check of the agent’s state, one winner of two clicks, commands that expire',
      '',
    ],
    [
      'Phone',
      'The program that decides, its screens, proof by signature, a journal that survives cuts and restarts',
      'A program on this computer instead of a phone; its key lies in a file, not in a security chip',
    ],
    [
      'Network and callee',
      '',
      'They answer as the number’s end says: 31 busy, 32 no answer, 33 rejects, 34 no such number, 35 hangs up in 3 s, 36 answers late, others talk',
    ],
    ['Sound', 'Formats (3GP, AMR, MP3), cut to the call’s length', 'The speech is synthetic'],
    ['Sealing', 'AES-256 and signatures; no open sound on any disk', ''],
    ['Upload and storage', 'Sent during the call, resumed after a cut, verified and kept by the server', ''],
    [
      'Listening',
      'Request and approval, decryption in the browser, watermark, an audit log that shows tampering',
      'Captions of the samples were written beforehand',
    ],
    ['Database', 'Embedded SQLite; the same code runs on MariaDB', ''],
    ['Push', 'Order of waking, and what happens without an answer', 'Nothing goes to a push service outside'],
    [
      'Company and people',
      'Permissions and scopes',
      'Company, staff, customers, numbers and the past month of calls are invented; 24 background agents are virtual phones',
    ],
    [
      'This page',
      'Each of the three opens by itself too',
      'The CRM is a sample; the switch signs in with the demo’s passwords',
    ],
  ],
}

const japanese: Truth = {
  heads: ['部分', '製品そのもの', '模擬'],
  nothing: 'なし',
  parts: [
    ['発信要求', 'API とボタン、オペレーター状態の確認、同時クリックの判定、有効期限つきの命令', ''],
    [
      '電話機',
      '判断するプログラムと画面、署名による認証、切断や再起動に耐える記録',
      '電話機の代わりにこのコンピューターのプログラムで動き、鍵はセキュリティチップではなくファイルにあります',
    ],
    [
      '通信網と相手',
      '',
      '番号の末尾で応答が決まります: 31 話中、32 応答なし、33 拒否、34 欠番、35 3秒で切断、36 遅い応答、その他は会話',
    ],
    ['音声', '録音形式（3GP・AMR・MP3）と通話時間に合わせた切断', '話し声は合成音声です'],
    ['録音の封印', 'AES-256 暗号化と電子署名、ディスクに原音を残さない', ''],
    ['送信と保存', '通話中の送信、切断後の再開、サーバーでの検証と保管', ''],
    [
      '聴取',
      '申請と承認、ブラウザー内での復号、透かし、改ざんが分かる監査記録',
      'サンプルの字幕は事前に用意したものです',
    ],
    ['データベース', '組み込みの SQLite。同じコードが MariaDB でも動きます', ''],
    ['プッシュ', '起動の順序と応答がない場合の処理', '外部のプッシュサービスには送りません'],
    [
      '会社と人',
      '権限と組織の範囲',
      '会社・社員・顧客・番号と過去1か月の通話は架空で、背景の24名は仮想電話機です',
    ],
    [
      'この画面',
      '3つの画面は個別にも開けます',
      'CRM はサンプルで、利用者の切り替えはデモ用パスワードでサインインします',
    ],
  ],
}

const chinese: Truth = {
  heads: ['部分', '产品本身', '模拟'],
  nothing: '无',
  parts: [
    ['拨打请求', 'API 与按钮、坐席状态检查、同时点击的裁决、有时效的指令', ''],
    [
      '手机',
      '做决定的程序和界面、签名认证、可承受断线与重启的记录',
      '由本机程序代替手机，设备密钥存放在文件而非安全芯片中',
    ],
    [
      '网络与对方',
      '',
      '按号码末两位应答：31 占线、32 无人接听、33 拒接、34 空号、35 三秒后挂断、36 延迟接听，其余接听并交谈',
    ],
    ['声音', '录音格式（3GP、AMR、MP3），按通话时长截断', '语音为合成'],
    ['录音封装', 'AES-256 加密与电子签名，磁盘上不留原始声音', ''],
    ['传输与存储', '通话中上传、断点续传、服务器校验与保管', ''],
    ['收听', '申请与审批、浏览器内解密、水印、可发现篡改的审计记录', '样例字幕为预先写好'],
    ['数据库', '内置 SQLite，同一代码也运行于 MariaDB', ''],
    ['推送', '唤醒顺序与无应答处理', '不会发往外部推送服务'],
    [
      '公司与人员',
      '权限与组织范围',
      '公司、员工、客户、号码及过去一个月的通话均为虚构，24 名后台坐席是虚拟手机',
    ],
    ['本页面', '三个页面均可单独打开', 'CRM 为示例，切换用户使用演示密码登录'],
  ],
}

const truths = { ko: korean, en: english, ja: japanese, zh: chinese }

/** What the demo is made of, in one of the four languages. */
export function cockpitTruth(language: PageLanguage): Truth {
  return truths[language]
}
