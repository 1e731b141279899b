/** Chapters of those who keep people, phones and settings. */
export const consoleAdministration = {
  organization: {
    title: '{console.organization.title}',
    body: `지점·그룹·팀을 8단계까지 만듭니다. 왼쪽 나무에서 끌어 옮기거나 양식으로 옮기고, \`N\`으로 더합니다. 방향키로 나무를 오르내립니다.

- 지난 통화와 녹취는 통화 당시의 조직에 남습니다. 조직을 옮기면 그 아래 조직과 사람도 함께 옮겨집니다.
- {console.organization.close}: 더는 아무도 소속될 수 없습니다. 이름은 지난 기록에 남고, {console.organization.reopen}로 되살립니다.
- 숫자는 그 조직 자체와 아래를 합친 사용자·단말기 수입니다.`,
  },
  accounts: {
    title: '{console.accounts.title}',
    body: `이름, ID, 사번, 내선, 전화번호 뒷자리로 찾습니다. \`N\`으로 새 사용자를 만듭니다. 초기 비밀번호는 만들 때 한 번만 보입니다.

- {console.field.role}: 본인이 줄 수 있는 역할만 보입니다. 역할이나 ID를 바꾸면 그 사람의 로그인이 모두 끝납니다.
- {console.accounts.reset_password}, {console.accounts.reset_factors}: 잠긴 사람을 다시 들어오게 합니다.
- {console.accounts.deactivate}: 한 번으로 로그인, 단말기 인증, 발신 버튼, 대기 중 발신이 5초 안에 끝나고 이력은 남습니다. 여러 명을 골라 한꺼번에 할 수 있습니다.
- 생년월일은 비밀번호에 들어가지 않게 하는 데만 쓰고 목록에 나오지 않습니다.

여러 명은 [일괄 등록](import_accounts)으로 올립니다.`,
  },
  import_accounts: {
    title: '{console.import.title}',
    body: `1. 엑셀이나 CSV 양식을 받아 채웁니다. 첫 줄은 열 이름입니다. CSV는 UTF-8과 EUC-KR을 모두 읽고, 30,000줄까지 됩니다.
2. 파일을 끌어다 놓습니다. 먼저 검사만 하며 아무것도 쓰지 않습니다. 잘못된 줄과 칸, 까닭이 모두 나옵니다.
3. 전부 또는 바른 줄만 등록합니다. 없는 조직을 함께 만들게 할 수도 있습니다.
4. 초기 비밀번호 목록은 이때 한 번만 내려받을 수 있습니다. 서버는 보관하지 않습니다.

{console.import.updates_accounts}를 선택하면 기존 사용자가 바뀌며, 모의 실행이 바뀌는 값을 하나씩 보여 줍니다. 빈 칸은 아무것도 바꾸지 않습니다.`,
  },
  roles: {
    title: '{console.roles.title}',
    body: `기본 역할을 복사(\`C\`)해 회사 역할을 만들고, 권한마다 범위를 정합니다: 본인, 소속 조직, 소속·하위 조직, 전사. {console.roles.changed_only}로 기본 역할과 다른 곳만 봅니다.

- 저장하면 그 역할을 가진 사람에게 바로 적용됩니다. 몇 명인지 저장 앞에 나옵니다.
- 본인의 권한은 직접 바꿀 수 없고, 본인에게 없는 권한은 줄 수 없습니다.
- 보이지 않는 범위의 자료는 없는 것으로 답합니다.`,
  },
  devices: {
    title: '{console.devices.title}',
    body: `## 등록
1. {console.device.new_code}를 누릅니다. QR 코드와 짧은 코드가 나오며 10분 동안 한 번만 쓸 수 있습니다.
2. 휴대폰에서 앱을 열고 코드를 입력하거나, 휴대폰의 카메라 앱으로 QR 코드를 비춥니다. 앱이 서버 주소를 보여 주고 확인을 받습니다.
3. 목록에서 {console.device_act.approve}합니다. [승인 목록](listed_devices)에 있는 관리번호는 설정에 따라 저절로 승인됩니다.

## 상태를 바꿀 때
- {console.device_act.suspend}: 바로 연결이 끊기고, 다시 허용할 때까지 발신하지 않습니다.
- {console.device_act.reset}: 상담원이 기기를 바꿀 때. 이전 기기의 키는 영영 쓸 수 없으며, 보내지 못한 녹취는 오지 않습니다.
- {console.device_act.report_lost}: 바로 차단되고, 다음에 연결되는 순간 모든 녹취와 기록을 지웁니다. 단말기가 지웠다고 서명하면 이력에 나옵니다. {console.device.loss_report}를 만듭니다.
- {console.device_act.find}: 승인 대기로 돌아갑니다. 지우라는 명령이 아직 닿지 않았으면 취소됩니다.

단말기 화면의 {console.device.readiness}에는 녹취를 막는 까닭, 배터리, 남은 공간, 시계 오차, 보내지 못한 녹취가 나옵니다. 앱이 자주 꺼지면 제조사별 안내를 보십시오: [삼성](maker_samsung), [샤오미](maker_xiaomi), [구글](maker_google), [LG](maker_lg).`,
  },
  listed_devices: {
    title: '{console.listed.title}',
    body: `회사 단말기 관리 목록의 관리번호를 미리 올려 둡니다. 단말기 승인 설정이 {setting_option.listed}이면, 여기 있는 관리번호로 등록한 단말기는 승인 없이 바로 쓸 수 있습니다.

- 한 줄에 한 대, 쉼표나 탭 뒤에 메모. 엑셀의 두 열을 그대로 붙여 넣을 수 있고 한 번에 2,000대까지 됩니다.
- 목록에서 빼도 이미 등록한 단말기는 그대로입니다.`,
  },
  lines: {
    title: '{console.lines.title}',
    body: `번호와 유심을 등록하고, 바꾸고, 단말기로 옮기고, 뺍니다. 한 회선은 한 단말기에만 있으므로, 옮기면 있던 회선이 빠집니다.

{console.line.verify}: 여섯 자리 코드가 그 번호로 문자로 갑니다. 10분 안에 이 화면에 넣습니다. 번호를 바꾸면 다시 확인해야 합니다.

회선을 지워도 지난 통화는 그대로 남습니다.`,
  },
  settings: {
    title: '{console.settings.title}',
    body: `회사 → 조직 → 단말기 순으로 더 좁은 값이 앞섭니다. 값 옆에 어디서 온 값인지 나옵니다.

1. 왼쪽에서 범위를 고르고 {console.settings.change}을 누릅니다. {console.settings.reset}은 여기서 정한 값을 없앱니다.
2. {console.settings.preview}에서 조직, 단말기, 상담원이 몇이나 영향을 받는지 봅니다. 자기 값을 가진 곳은 그대로입니다.
3. 까닭을 적고 {console.settings.apply}합니다. 단말기는 연결되는 대로 받습니다.

- {console.settings.tab.receipts} 탭: 단말기마다 적용했는지, 일부를 할 수 없었는지.
- {console.settings.tab.history} 탭: 누가 언제 왜 무엇을 바꿨는지. {console.settings.undo}가 있습니다.

## 자주 바꾸는 것
- {setting.handset.isRecordingRequired}: 녹취할 수 없는 단말기는 걸지 않습니다.
- {setting.handset.wrapUpMs}, {setting.handset.isDispositionRequired}, {setting.handset.notReadyReasons}.
- {setting.listening.rules}: 역할과 조직별로 항상 승인, 승인 없음, 다른 팀의 녹취만, 며칠 지난 녹취만, 마킹된 녹취만. 두 사람 승인도 요구할 수 있습니다.
- {setting.handset.appLockMode}: 단말기에서 PIN을 요구할지, 얼마나 쓰지 않으면 잠글지.`,
  },
  consents: {
    title: '{console.consents.title}',
    body: `문안을 네 언어로 작성해 게시합니다. 게시한 문안은 바뀌지 않습니다. 고치려면 새 판을 만듭니다.

1. {console.consents.new}: 게시된 문안의 말로 시작합니다. 게시하기 전에는 아무도 보지 않습니다.
2. 네 언어의 제목과 내용을 채우고 {console.consents.is_required}인지 정합니다.
3. {console.consents.publish}: 이전 판이 끝나고, 로그인한 모든 상담원에게 바로 묻습니다. 통화 중이면 끝난 뒤에 묻습니다.

필수 문안에 동의하지 않은 상담원의 단말기는 발신하지 않습니다. {console.consents.tab.history}과 문안의 {console.consents.people}에서 누가 어느 판에 언제, 어디서, 어느 언어로 동의했는지 보고 내보냅니다.`,
  },
  forms: {
    title: '{console.forms.title}',
    body: `사용 신청서와 개인정보 동의서를 쓰고, 정해진 순서로 결재하고, 회사 직인이 찍힌 PDF로 인쇄합니다.

- 본인이나 다른 사람을 위해 쓰고 {console.forms.submit}합니다. 잘못된 칸은 그 자리에서 알려 줍니다.
- {console.forms.to_decide}에는 다음 결재가 본인인 것만 나옵니다.
- 결재 순서는 [설정](settings)에서 정하며, 제출할 때의 순서가 적용됩니다.
- 직인은 PNG 파일로 올립니다. 승인된 양식에만 찍힙니다.`,
  },
  text_messages: {
    title: '{console.texts.title}',
    body: `받지 않은 수신 전화의 고객에게 단말기가 회선 번호로 보낸 문자와, 그 문구를 봅니다.

- 보내려면 두 가지가 있어야 합니다. [설정](settings)의 “{setting.inbound.rules}”에서 상담원 상태와 시간대를 정하고, {console.texts.tab.templates}에서 문구를 만듭니다.
- 회선의 문구가 가장 앞서고, 그다음 가까운 조직, 마지막이 회사입니다.
- {text_state.withheld}에는 이유가 나옵니다. 같은 고객에게는 정한 시간에 한 번만, 회선의 하루 한도 안에서 보냅니다.
- {console.texts.advertising} 문구는 “(광고)”로 시작하고 무료 수신거부 방법을 담아야 하며, 밤에는 보내지 않습니다.
- {console.texts.resend}는 같은 단말기가 연결되어 있을 때 됩니다. 누가 보냈는지 사용이력에 남습니다.`,
  },
  api_keys: {
    title: '{console.api_keys.title}',
    body: `CRM마다 키를 하나씩 만들고 할 수 있는 일, 조직, 주소 대역, 만료일을 정합니다. 비밀 값은 만들 때 한 번만 보입니다.

- {console.api_keys.authentication}: 비밀 값(가장 간단), 서명(HMAC, 오래된 TM 시스템), 공개키(OAuth 2).
- 발신 버튼을 쓰는 화면의 주소를 넣어야 그 화면에서 버튼이 됩니다.
- {console.api_keys.rotate}: 두 비밀 값이 함께 통하는 동안 CRM 쪽을 바꾸고, 끝나면 이전 값을 끝냅니다.
- {console.api_keys.revoke}하면 CRM과 발신 버튼이 바로 멈추며 되돌릴 수 없습니다.

마지막 사용 시각으로 쓰지 않는 키를 찾습니다.`,
  },
  masking: {
    title: '마스킹과 열람',
    body: `전화번호는 누구에게나 가려집니다(\`010-****-1234\`). 고객 이름과 고객번호는 {console.permission.names:see} 권한이 없으면 가려지며, [설정](settings)의 {setting.customers.nameMasking}을 {setting_option.always}으로 하면 모두에게 가려집니다.

통화나 녹취 화면에서 \`V\`는 번호, \`N\`은 이름을 30초 동안 보여 줍니다. 열람은 [사용이력](audit)에 남고, 사유 필수와 시간당 한도를 정할 수 있으며, 한도에 이르면 [이상 청취](listen_alerts)에 알람이 생깁니다.

번호는 뒤 4자리나 8자리, 또는 전체 번호로 찾습니다. 열람 권한이 없으면 8자리와 전체 번호 검색에는 시간당 한도가 있습니다. 단말기에는 번호가 가려져 보이고 발신은 전체 번호로 합니다.`,
  },
  keys: {
    title: '키 교체',
    body: `서버를 멈추지 않고 서버의 셸에서 세 단계로 바꿉니다. \`npm run -s keys -- inventory\`로 무엇이 어느 키 아래 몇 건 있는지 먼저 봅니다.

1. \`npm run -s keys -- renew recording-root-key\`: 새 키를 만들고 이전 키는 \`recording-root-key-former\`에 남깁니다. 두 키를 모두 백업합니다.
2. \`npm run -s keys -- rotate recording-root-key\`: 전부 새 키로 옮깁니다. 진행 상황이 보이며, 중간에 끊겨도 다시 실행하면 이어집니다.
3. \`npm run -s keys -- retire recording-root-key\`: 이전 키 아래 남은 것이 없을 때만 이전 키를 없앱니다.

모든 단계가 [사용이력](audit)에 남습니다.`,
  },
} as const
