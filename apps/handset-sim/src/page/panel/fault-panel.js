/* The bench beside a virtual phone: what can go wrong with it, and who may call it. Part of the simulation, not of the
   product; stands outside of the body, which belongs to the phone's screens. */
const words = {
  ko: {
    title: '시험대',
    isAirplaneModeOn: '비행기 모드',
    isBatteryOut: '배터리 뽑기',
    isDiskFull: '저장공간 부족',
    isRooted: '루팅됨',
    isAppChanged: '앱 변조',
    isUsbDebuggingOn: 'USB 디버깅',
    isFingerUnknown: '지문 불일치',
    isMicrophoneSilent: '마이크 무음',
    isPermissionRefused: '권한 거부',
    hasSecondSim: '개인 SIM 넣기',
    isLineSimOut: '회선 SIM 빼기',
    clock: '시계',
    exact: '정확',
    slow: '1시간 느림',
    fast: '1시간 빠름',
    screenOff: '화면 끄기',
    call: '고객이 전화 걸기',
    privateCall: '개인 번호로 전화 걸기',
  },
  en: {
    title: 'Test bench',
    isAirplaneModeOn: 'Airplane mode',
    isBatteryOut: 'Battery out',
    isDiskFull: 'Storage full',
    isRooted: 'Rooted',
    isAppChanged: 'App changed',
    isUsbDebuggingOn: 'USB debugging',
    isFingerUnknown: 'Wrong finger',
    isMicrophoneSilent: 'Microphone silent',
    isPermissionRefused: 'Permissions refused',
    hasSecondSim: 'A private SIM too',
    isLineSimOut: 'Line’s SIM out',
    clock: 'Clock',
    exact: 'exact',
    slow: '1 h slow',
    fast: '1 h fast',
    screenOff: 'Screen off',
    call: 'A customer calls',
    privateCall: 'Somebody calls the private SIM',
  },
  ja: {
    title: 'テストベンチ',
    isAirplaneModeOn: '機内モード',
    isBatteryOut: 'バッテリーを抜く',
    isDiskFull: '空き容量なし',
    isRooted: 'ルート化済み',
    isAppChanged: 'アプリ改ざん',
    isUsbDebuggingOn: 'USBデバッグ',
    isFingerUnknown: '指紋不一致',
    isMicrophoneSilent: 'マイク無音',
    isPermissionRefused: '権限を拒否',
    hasSecondSim: '私用SIMも入れる',
    isLineSimOut: '回線のSIMを抜く',
    clock: '時計',
    exact: '正確',
    slow: '1時間遅れ',
    fast: '1時間進み',
    screenOff: '画面を消す',
    call: '顧客から電話',
    privateCall: '私用SIMに電話',
  },
  zh: {
    title: '测试台',
    isAirplaneModeOn: '飞行模式',
    isBatteryOut: '拔出电池',
    isDiskFull: '存储空间已满',
    isRooted: '已获取 root',
    isAppChanged: '应用被篡改',
    isUsbDebuggingOn: 'USB 调试',
    isFingerUnknown: '指纹不符',
    isMicrophoneSilent: '麦克风静音',
    isPermissionRefused: '拒绝权限',
    hasSecondSim: '插入私人 SIM',
    isLineSimOut: '取出线路 SIM',
    clock: '时钟',
    exact: '准确',
    slow: '慢 1 小时',
    fast: '快 1 小时',
    screenOff: '关闭屏幕',
    call: '客户来电',
    privateCall: '拨打私人 SIM',
  },
}
const switches = [
  'isAirplaneModeOn',
  'isBatteryOut',
  'isDiskFull',
  'isMicrophoneSilent',
  'isPermissionRefused',
  'hasSecondSim',
  'isLineSimOut',
  'isRooted',
  'isAppChanged',
  'isUsbDebuggingOn',
  'isFingerUnknown',
]
const hourMs = 3_600_000
const callers = ['+821000001201', '+821000002302', '+821000003403']

const base = new URL('.', location.href).href
const bench = document.createElement('div')
bench.id = 'test-bench'
// A root of its own: the phone's styles are not the bench's.
const shadow = bench.attachShadow({ mode: 'open' })
const style = document.createElement('link')
style.rel = 'stylesheet'
style.href = base + 'fault-panel.css'
const panel = document.createElement('details')
shadow.append(style, panel)
const summary = document.createElement('summary')
const title = document.createElement('span')
summary.append(title)
panel.append(summary)

async function post(path, body) {
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(base + path, { method: 'POST', headers, body: JSON.stringify(body) })
  return response.status === 200 ? response.json() : undefined
}

// A page around this one may say in which language it speaks; it is chosen as a finger would.
const wished = new URLSearchParams(location.search).get('lang')
if (wished !== null && Object.hasOwn(words, wished))
  void post('events', { type: 'user.language_chosen', language: wished })

const labels = new Map()
const inputs = new Map()

function show(faults) {
  for (const [name, input] of inputs) {
    if (name === 'clockErrorMs') input.value = String(faults.clockErrorMs)
    else input.checked = faults[name]
  }
  privateCallButton.hidden = !faults.hasSecondSim
}

async function change(fault) {
  const faults = await post('faults', fault)
  if (faults) show(faults)
}

for (const name of switches) {
  const label = document.createElement('label')
  const input = document.createElement('input')
  input.type = 'checkbox'
  input.addEventListener('change', () => change({ [name]: input.checked }))
  const text = document.createElement('span')
  label.append(input, text)
  labels.set(name, text)
  inputs.set(name, input)
  panel.append(label)
}

const clockLabel = document.createElement('label')
const clockText = document.createElement('span')
const clockSelect = document.createElement('select')
for (const [key, value] of [
  ['slow', -hourMs],
  ['exact', 0],
  ['fast', hourMs],
]) {
  const option = document.createElement('option')
  option.value = String(value)
  labels.set(key, option)
  clockSelect.append(option)
}
clockSelect.addEventListener('change', () => change({ clockErrorMs: Number(clockSelect.value) }))
clockLabel.append(clockText, clockSelect)
labels.set('clock', clockText)
inputs.set('clockErrorMs', clockSelect)

function callButton(key, isToSecondSim) {
  const button = document.createElement('button')
  button.type = 'button'
  button.addEventListener('click', () => {
    const phoneNumber = callers[Math.floor(Math.random() * callers.length)]
    void post('incoming-calls', { phoneNumber, isToSecondSim })
  })
  labels.set(key, button)
  return button
}
const privateCallButton = callButton('privateCall', true)
const screenButton = document.createElement('button')
screenButton.type = 'button'
screenButton.addEventListener('click', () => post('screen-off', {}))
labels.set('screenOff', screenButton)
panel.append(clockLabel, screenButton, callButton('call', false), privateCallButton)

function translate() {
  const texts = words[document.documentElement.lang] ?? words.ko
  title.textContent = texts.title
  summary.title = texts.title
  for (const [key, element] of labels) element.textContent = texts[key]
}
new MutationObserver(translate).observe(document.documentElement, { attributeFilter: ['lang'] })
translate()
document.documentElement.append(bench)
show(await (await fetch(base + 'faults')).json())
