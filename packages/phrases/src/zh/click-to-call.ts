import type { clickToCall as korean } from '../ko/click-to-call.ts'

export const clickToCall: Readonly<Record<keyof typeof korean, string>> = {
  'click_to_call.dial': '拨打',
  'click_to_call.requesting': '请求中',
  'click_to_call.waiting_for_phone': '等待终端响应',
  'click_to_call.cancel': '取消拨打',
  'click_to_call.busy_elsewhere': '正在进行其他通话',
  'click_to_call.ended': '通话结束 · {outcome}',
  'click_to_call.disposition': '通话结果',
  'click_to_call.choose_disposition': '请选择通话结果',
  'click_to_call.note': '备注',
  'click_to_call.save': '保存',
  'click_to_call.later': '稍后',
  'click_to_call.saved': '通话结果已保存',
  'click_to_call.possible_at': '{time} 之后可拨打',
  'click_to_call.since': '自 {time} 起',
  'click_to_call.offline': '无法连接服务器',
  'click_to_call.recording': '录音中',
  'click_to_call.tel_title': '拨打电话',
  'click_to_call.tel_register': '用 SmartyM 拨打此浏览器中的电话链接',
  'click_to_call.tel_registered': '请在浏览器的询问中选择允许',
  'click_to_call.tel_no_number': '没有可拨打的号码',
}
