/** Customers' names and numbers behind their masks (SEC-12). */
export const maskingTexts = {
  'console.permission.names:see': '顧客名の表示',
  'console.permission.names:reveal': '顧客名のマスキング解除',
  'setting_group.customers': '顧客情報',
  'setting.customers.nameMasking': '顧客名・顧客番号のマスキング',
  'setting_help.customers.nameMasking':
    '役割別：名前を表示する権限のある人だけに表示します。常に：全員に隠し、表示のたびに履歴が残ります。',
  'setting.customers.isRevealReasonRequired': 'マスキング解除の理由を必須にする',
  'setting_help.customers.isRevealReasonRequired':
    '番号や名前のマスキングを解除するときに理由の入力が必要です。',
  'setting.customers.revealsPerHour': '1時間のマスキング解除上限',
  'setting_help.customers.revealsPerHour':
    '一人が1時間に解除できる件数です。上限に達すると拒否し、アラートを出します。0は無制限です。',
  'setting.customers.numberSearchesPerHour': '1時間の番号全体検索の上限',
  'setting_help.customers.numberSearchesPerHour':
    '番号のマスキングを解除する権限のない人が、1時間に番号全体で検索できる件数です。0は無制限です。',
  'setting.handset.isNumberMasked': '端末での電話番号マスキング',
  'setting_help.handset.isNumberMasked':
    '端末は顧客の番号を010-****-1234と表示します。発信には番号全体を使います。',
  'setting.handset.isNameMasked': '端末での顧客名マスキング',
  'setting_help.handset.isNameMasked': '顧客名と顧客番号を隠して端末に送ります。',
  'setting_option.never': 'しない',
  'setting_option.by_role': '役割別',
  'setting_option.always': '常に',
  'console.audit_action.calls.name_revealed': '顧客名のマスキング解除',
  'console.audit_action.customers.number_searched': '番号全体で顧客を検索',
  'console.audit_action.customers.unusual_looks': '顧客情報の過剰な閲覧',
  'console.key.reveal_number': '番号を表示',
  'console.key.reveal_name': '名前を表示',
  'console.call.reveal_name_title': '顧客名と顧客番号を表示します。',
  'console.listen_kind.reveal': 'マスキング解除',
}
