/** Customers' names and numbers behind their masks (SEC-12). */
export const maskingTexts = {
  'console.permission.names:see': '查看客户姓名',
  'console.permission.names:reveal': '显示客户姓名',
  'setting.customers.nameMasking': '客户姓名与客户编号脱敏',
  'setting_help.customers.nameMasking':
    '按角色：仅有查看姓名权限的人可见。始终：对所有人隐藏，每次查看都留有记录。',
  'setting.customers.isRevealReasonRequired': '显示时必须填写理由',
  'setting_help.customers.isRevealReasonRequired': '显示号码或姓名时必须填写理由。',
  'setting.customers.revealsPerHour': '每小时显示次数上限',
  'setting_help.customers.revealsPerHour': '一人一小时内可显示的次数。达到上限后拒绝并发出警报。0表示不限。',
  'setting.customers.numberSearchesPerHour': '每小时完整号码查找上限',
  'setting_help.customers.numberSearchesPerHour':
    '无显示号码权限的人一小时内可按完整号码查找的次数。0表示不限。',
  'setting.handset.isNumberMasked': '手机上隐藏号码',
  'setting_help.handset.isNumberMasked': '手机以010-****-1234显示客户号码，拨号使用完整号码。',
  'setting.handset.isNameMasked': '手机上隐藏客户姓名',
  'setting_help.handset.isNameMasked': '客户姓名和编号隐藏后再发送到手机。',
  'setting_option.never': '从不',
  'setting_option.by_role': '按角色',
  'setting_option.always': '始终',
  'console.audit_action.calls.name_revealed': '显示了客户姓名',
  'console.audit_action.customers.number_searched': '按完整号码查找客户',
  'console.audit_action.customers.unusual_looks': '过多查看客户信息',
  'console.key.reveal_number': '显示号码',
  'console.key.reveal_name': '显示姓名',
  'console.call.reveal_name_title': '显示客户姓名和客户编号。',
  'console.listen_kind.reveal': '显示',
}
