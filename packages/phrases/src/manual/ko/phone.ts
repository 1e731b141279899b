/** Chapters of the phone's screens. */
export const phone = {
  phone_setup: {
    title: '{handset.setup.title}',
    body: `처음 앱을 열면 언어, 단말기 등록, 휴대폰 권한, 로그인과 동의, 녹취 점검, 절전 설정을 차례로 준비합니다. 도중에 앱이 꺼져도 멈춘 곳에서 이어집니다.

- 권한은 하나씩, 무엇에 쓰는지 보고 {handset.setup.allow}을 누릅니다. {handset.setup.later}를 누르면 넘어가지만 그 기능은 되지 않습니다.
- Android가 더 묻지 않는 권한은 {handset.setup.open_settings}로 앱의 설정 화면에서 허용하고 돌아옵니다.
- 나중에 첫 화면의 {handset.setup.check}에서 {handset.setup.again}를 누르면 같은 단계를 다시 봅니다.

앱이 자주 꺼지면 제조사별 안내를 보십시오: [삼성](maker_samsung), [샤오미](maker_xiaomi), [구글](maker_google), [LG](maker_lg), [그 밖](maker_other).`,
  },
  phone_registration: {
    title: '{handset.registration.title}',
    body: `회사에 등록되고 승인된 휴대폰만 발신하고 녹취합니다.

1. 관리자에게 등록 코드나 QR 코드를 받습니다. 10분 동안 한 번만 쓸 수 있습니다.
2. 코드를 입력하거나, 휴대폰의 카메라 앱으로 QR 코드를 비춰 나오는 링크를 엽니다. 앱에 나오는 서버 주소가 회사의 것인지 확인하고 {handset.registration.submit}을 누릅니다.
3. 승인을 기다립니다. 관리자가 승인하면 화면이 저절로 바뀝니다.

코드가 맞지 않거나 기한이 지났으면 새 코드를 받으십시오. 카메라 앱이 링크를 열지 못하면 코드를 입력합니다. 다른 곳에서 받은 링크로는 등록하지 마십시오.`,
  },
  phone_sign_in: {
    title: '{handset.sign_in_title}',
    body: `아이디와 비밀번호를 넣습니다. 로그인해야 발신 요청을 받습니다.

- 초기 비밀번호로 들어오면 바로 새 비밀번호를 정합니다. 무엇이 모자라는지 그 자리에 나옵니다.
- 여러 번 틀리면 잠깁니다. 관리자에게 초기화를 요청하십시오.
- 오프라인이면 로그인할 수 없습니다. 연결되면 다시 시도하십시오.`,
  },
  phone_home: {
    title: '첫 화면과 상태',
    body: `위쪽에 지금 상태와 시간, 서버와의 연결, 녹취할 수 있는지가 나옵니다.

- **대기**에서만 발신 요청을 받습니다. 아래의 단추로 대기, 휴식·교육 등 이석, 로그아웃을 고릅니다. 통화 중에 고르면 통화가 끝난 뒤 바뀝니다.
- {handset.recording_not_ready}이면 옆에 까닭이 있습니다. 권한이나 녹음 방식이 문제이면 [{handset.setup.check}](phone_check)를 봅니다. 공간이 모자라면 녹취를 보내고, 배터리가 모자라면 충전합니다.
- {handset.uploads}: 아직 보내지 못한 녹취. {handset.upload_now}으로 바로 보냅니다. 서버가 저장했다고 할 때만 휴대폰에서 지워집니다.
- {handset.dial_pad}: 번호를 직접 겁니다. 녹취와 결과 입력은 같습니다.

## 오프라인
연결이 끊겨도 통화 기록과 녹취는 휴대폰에 암호화되어 남고, 연결되면 저절로 전송됩니다. 앱을 지우거나 초기화하지 마십시오.`,
  },
  phone_call: {
    title: '통화 중',
    body: `CRM에서 고객을 누르면 이 휴대폰이 전화를 겁니다. 호출중, 통화중, 통화종료가 차례로 나옵니다.

- 빨간 {handset.recording_now} 표시와 시간이 보이면 녹취되고 있습니다. 알림에도 나옵니다.
- {handset.mute}, {handset.hold}, {handset.speaker}를 쓸 수 있습니다. 보류는 이 앱이 기본 전화 앱일 때만 됩니다.
- 회사가 수동 녹취로 정했으면 {handset.record_start}과 {handset.record_stop}를 직접 누릅니다.
- 걸려 온 전화는 {handset.answer}나 {handset.reject}을 누릅니다.

112, 119 같은 긴급전화는 언제나 걸 수 있고 녹취되지 않습니다.

걸지 않은 요청은 까닭을 알려 줍니다: 시한이 지남, 대기 상태가 아님, 녹취할 수 없음, 필수 동의가 없음.`,
  },
  phone_after_call: {
    title: '{handset.after_call}',
    body: `통화가 끝나면 결과를 고릅니다. 큰 단추 하나를 누르면 저장됩니다. 메모는 먼저 쓰고 결과를 누르며, 쓰던 메모는 앱이 꺼져도 남습니다.

- 회사가 필수로 정했으면 결과를 고르기 전에는 다음 전화를 받지 않습니다.
- 후처리 시간이 정해져 있으면 남은 시간이 위에 나오고, 끝나면 저절로 대기가 됩니다.
- CRM에서 결과를 넣어도 여기에 나타납니다.`,
  },
  phone_consents: {
    title: '{handset.consents.title}',
    body: `필수 문안에 모두 동의해야 발신할 수 있습니다. 하나씩 읽고 표시한 뒤 {handset.consents.agree}를 누릅니다. 동의한 판과 시각은 회사에 남습니다.

- 문안이 새 판으로 바뀌면 다시 묻습니다. 통화 중이면 끝난 뒤에 묻습니다.
- 첫 화면의 {handset.consents.own}에서 다시 읽고 {handset.consents.withdraw}할 수 있습니다. 필수 동의를 철회하면 다시 동의할 때까지 발신하지 않습니다.`,
  },
  phone_lock: {
    title: '{handset.lock.settings}',
    body: `회사가 정했으면 앱을 열 때 PIN, 지문, 얼굴이 필요합니다. 화면을 끄거나 한동안 만지지 않으면 잠깁니다. 통화는 잠겨도 계속되고, 긴급전화는 언제나 걸 수 있습니다.

- PIN을 여러 번 틀리면 기다려야 하고, 더 틀리면 로그아웃되어 비밀번호로만 열립니다.
- {handset.lock.forgotten}를 누르고 로그인 비밀번호를 넣으면 새 PIN을 정합니다.
- 첫 화면의 {handset.lock.settings}에서 PIN을 바꾸고 지문·얼굴을 켭니다.

지문과 얼굴은 Android 10부터 쓸 수 있습니다. 다른 지문을 새로 등록하면 PIN을 다시 한 번 넣어야 합니다.`,
  },
  phone_check: {
    title: '{handset.setup.check}',
    body: `이 휴대폰이 어떻게 녹취할 수 있는지 보여 줍니다. {handset.probe.again}을 누르고 한두 마디 말하십시오.

- {handset.probe.result.heard}: 소리가 들렸습니다. 막대는 가장 큰 소리이고 0 dB에 가까울수록 큽니다.
- {handset.probe.result.silent}: 녹음은 되지만 소리가 없습니다. 다른 앱이 마이크를 쓰는지, 마이크 구멍이 막혔는지 확인합니다.
- {handset.probe.result.began}: 쓸 수 있지만 통화가 없으면 소리도 없으므로, 첫 통화에서 확인됩니다.
- {handset.probe.result.refused}: 휴대폰이 허용하지 않습니다. 다른 방식이 있으면 그것을 씁니다.

Android 10부터는 제조사나 회사가 시스템 앱으로 설치하지 않으면 앱이 상대방의 목소리를 직접 들을 수 없습니다. 그때는 휴대폰 자체의 통화녹음 파일을 쓰거나, 마이크로 녹취합니다. 마이크로는 본인의 목소리가 주로 들립니다.

휴대폰 자체의 통화녹음을 쓰려면 전화 앱의 설정에서 통화 자동 녹음을 켜고, 앱에서 그 폴더를 허용합니다.`,
  },
} as const
