import type { consoleAudit as korean } from '../ko/console-audit.ts'
import type { Chapter } from '../book.ts'

export const consoleAudit: Readonly<Record<keyof typeof korean, Chapter>> = {
  audit: {
    title: '{console.audit.title}',
    body: `誰が、いつ、どこから、何を、誰の情報を、なぜ。ログイン、照会、聴取、ダウンロード、変更の種類で絞り込みます。行を開くと詳細が出て、{console.audit.same_actor}と{console.audit.same_object}に移れます。

絞り込んだ一覧をそのまま書き出します。記録は鎖でつながり、一つでも変えたり消したりすると分かります。サーバーで\`npm run -s audit -- verify\`を実行すると全体を計算し直し、最初に合わない記録を示します。チェックポイントを外部に書き出しておけば、丸ごと戻されたことも分かります。`,
  },
  reviews: {
    title: '{console.reviews.title}',
    body: `月が終わると、その月の点検が自動で作られます（記録のない月は作りません）。期限は**{console.settings.title} → {setting_group.reviews}**で決め（既定10日）、過ぎると赤くなり知らせます。最終日が休みの場合は次の勤務日まで延びます。

1. {console.reviews.take}を押します。
2. ログイン失敗、マスキング解除、聴取、ダウンロードとその理由、勤務時間外、権限の変更などの件数を押し、その記録だけを見ます。
3. 指摘と措置を書きます（\`N\`）。
4. パスワードを再確認して署名します（\`S\`）。

その月に権限を変え、録音を聞き、マスキングを解除した人が点検した場合は、別の人の署名が必要です。署名した点検は変わらず、訂正と措置の完了は{console.reviews.addenda}で残します。後で変えられると{console.reviews.broken}と出ます。ExcelとPDFで得られます。

システム管理者には件数だけが見え、記録は見えません。確認の署名をする人がいない場合は、その間だけ代理者に{console.permission.reviews:countersign}の権限がある役割を与えてください。これも履歴に残ります。`,
  },
  listen_alerts: {
    title: '{console.alerts.title}',
    body: `1日の聴取やダウンロード、1時間のマスキング解除が基準を超えた人が、1日に1回出ます。基準は[設定](settings)で決めます。

調べた後、確認した内容を書いて{console.alerts.close}を押します。書いた内容は利用履歴に残ります。`,
  },
  system: {
    title: '{console.system.title}',
    body: `- {console.system.environment}：データベース、容量、メモリー、証明書、作業、履歴の封印、プッシュ、音声変換の状態。緑は正常、黄は注意、赤は要対応で、何をすべきかも出ます。
- {console.system.errors}：サーバーができなかったこと。エラーに表示された要求番号全体で探します。
- {console.system.changes}：変更前後の値。

{console.system_fact.push}が設定されていないと、接続中の端末でだけ発信できます。{console.system_fact.ffmpeg}がないと新しい録音は再生できませんが、保管と検査は続きます。`,
  },
}
