/** Chapters of those who look at what was done. */
export const consoleAudit = {
  audit: {
    title: '{console.audit.title}',
    body: `누가, 언제, 어디서, 무엇을, 누구의 자료를, 왜 했는지 모두 남습니다. 로그인, 조회, 청취, 내려받기, 변경을 종류로 거릅니다. 한 줄을 열면 자세한 내용과 함께 {console.audit.same_actor}, {console.audit.same_object}으로 갈 수 있습니다.

거른 목록 그대로 엑셀로 내려받습니다. 이력은 서로 사슬로 이어져 있어, 한 줄이라도 고치거나 지우면 드러납니다. 서버에서 \`npm run -s audit -- verify\`를 실행하면 전체를 다시 계산해 처음 어긋난 기록을 찾습니다. 체크포인트를 서버 밖에 내보내 두면 통째로 되돌린 것도 찾습니다.`,
  },
  reviews: {
    title: '{console.reviews.title}',
    body: `한 달이 끝나면 그 달의 점검이 저절로 만들어집니다(기록이 없는 달은 만들지 않습니다). 기한은 {setting_group.reviews}에서 정하며(기본 10일), 지나면 빨갛게 표시되고 알립니다. 기한의 마지막 날이 쉬는 날이면 다음 근무일까지 늘어납니다.

1. {console.reviews.take}을 누릅니다.
2. 로그인 실패, 마스킹 해제, 청취, 내려받기와 그 사유, 근무시간 외 활동, 권한 변경 등의 건수를 눌러 사용이력에서 해당 기록만 살펴봅니다.
3. 지적 사항과 조치를 적습니다(\`N\`).
4. 비밀번호를 다시 확인하고 서명합니다(\`S\`).

점검자가 그 달에 권한을 바꾸거나 녹취를 듣거나 마스킹을 해제하였으면 다른 사람의 확인 서명이 있어야 끝납니다. 서명된 점검은 바뀌지 않으며, 정정과 조치 완료는 {console.reviews.addenda}로 남깁니다. 나중에 누가 고치면 {console.reviews.broken}으로 나타납니다. 엑셀과 PDF로 내려받습니다.

시스템 관리자에게는 건수만 보이고 그 기록은 보이지 않습니다. 확인 서명할 사람이 없으면 대직자에게 {console.permission.reviews:countersign} 권한이 있는 역할을 그동안만 주십시오. 이 일도 이력에 남습니다.`,
  },
  listen_alerts: {
    title: '{console.alerts.title}',
    body: `하루에 듣거나 내려받은 횟수, 시간당 마스킹 해제가 기준을 넘은 사람이 하루에 한 번 나타납니다. 기준은 [설정](settings)에서 정합니다.

살펴본 뒤 무엇을 확인했는지 적고 {console.alerts.close}를 누릅니다. 적은 내용은 사용이력에 남습니다.`,
  },
  system: {
    title: '{console.system.title}',
    body: `- {console.system.environment}: 데이터베이스, 저장공간, 메모리, 인증서, 작업, 이력의 봉인, 푸시, 소리 변환기의 상태. 초록은 정상, 노랑은 주의, 빨강은 고쳐야 할 것이며 무엇을 하면 되는지 함께 나옵니다.
- {console.system.errors}: 서버가 하지 못한 일. 오류 화면에 나온 요청 번호 전체로 찾습니다.
- {console.system.changes}: 바뀌기 전과 후의 값.

{console.system_fact.push}가 설정되지 않았으면 연결되어 있는 단말기로만 걸 수 있습니다. {console.system_fact.ffmpeg}가 없으면 새 녹취를 들을 수 없지만 보관과 검사는 계속됩니다.`,
  },
} as const
