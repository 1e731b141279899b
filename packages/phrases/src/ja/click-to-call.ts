import type { clickToCall as korean } from '../ko/click-to-call.ts'

export const clickToCall: Readonly<Record<keyof typeof korean, string>> = {
  'click_to_call.dial': '発信',
  'click_to_call.requesting': '要求中',
  'click_to_call.waiting_for_phone': '端末の応答待ち',
  'click_to_call.cancel': '発信取消',
  'click_to_call.busy_elsewhere': '別の通話が進行中',
  'click_to_call.ended': '通話終了・{outcome}',
  'click_to_call.disposition': '応対結果',
  'click_to_call.choose_disposition': '応対結果を選択してください',
  'click_to_call.note': 'メモ',
  'click_to_call.save': '保存',
  'click_to_call.later': '後で',
  'click_to_call.saved': '応対結果を保存しました',
  'click_to_call.possible_at': '{time} 以降に可能',
  'click_to_call.since': '{time} から',
  'click_to_call.offline': 'サーバーに接続できません',
  'click_to_call.recording': '録音中',
  'click_to_call.tel_title': '電話をかける',
  'click_to_call.tel_register': 'このブラウザーの電話リンクを SmartyM で発信',
  'click_to_call.tel_registered': 'ブラウザーの確認画面で許可してください',
  'click_to_call.tel_no_number': '発信する番号がありません',
}
