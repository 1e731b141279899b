/** Customers' names and numbers behind their masks (SEC-12). */
export const maskingTexts = {
  'console.permission.names:see': '고객 이름 보기',
  'console.permission.names:reveal': '고객 이름 마스킹 해제',
  'setting_group.customers': '고객 정보 보호',
  'setting.customers.nameMasking': '고객 이름·고객번호 마스킹',
  'setting_help.customers.nameMasking':
    '역할별: 이름 보기 권한이 있는 사람에게만 표시합니다. 항상: 모두에게 가리고, 열람할 때마다 이력이 남습니다.',
  'setting.customers.isRevealReasonRequired': '마스킹 해제 사유 필수',
  'setting_help.customers.isRevealReasonRequired': '번호나 이름의 마스킹을 해제할 때 사유를 입력해야 합니다.',
  'setting.customers.revealsPerHour': '시간당 마스킹 해제 한도',
  'setting_help.customers.revealsPerHour':
    '한 사람이 한 시간에 해제할 수 있는 건수입니다. 한도에 이르면 거절하고 알람을 냅니다. 0이면 제한하지 않습니다.',
  'setting.customers.numberSearchesPerHour': '시간당 전체 번호 검색 한도',
  'setting_help.customers.numberSearchesPerHour':
    '번호 마스킹 해제 권한이 없는 사람이 한 시간에 전체 번호로 검색할 수 있는 건수입니다. 0이면 제한하지 않습니다.',
  'setting.handset.isNumberMasked': '단말기 전화번호 마스킹',
  'setting_help.handset.isNumberMasked':
    '단말기 화면에 고객 번호를 010-****-1234로 표시합니다. 발신은 전체 번호로 합니다.',
  'setting.handset.isNameMasked': '단말기 고객 이름 마스킹',
  'setting_help.handset.isNameMasked': '단말기로 고객 이름과 고객번호를 가려서 보냅니다.',
  'setting_option.never': '안 함',
  'setting_option.by_role': '역할별',
  'setting_option.always': '항상',
  'console.audit_action.calls.name_revealed': '고객 이름 마스킹 해제',
  'console.audit_action.customers.number_searched': '전체 번호로 고객 검색',
  'console.audit_action.customers.unusual_looks': '고객 정보 과다 열람',
  'console.key.reveal_number': '번호 보기',
  'console.key.reveal_name': '이름 보기',
  'console.call.reveal_name_title': '고객 이름과 고객번호를 표시합니다.',
  'console.listen_kind.reveal': '마스킹 해제',
}
