import type { consoleAdministration as korean } from '../ko/console-administration.ts'
import type { Chapter } from '../book.ts'

export const consoleAdministration: Readonly<Record<keyof typeof korean, Chapter>> = {
  organization: {
    title: '{console.organization.title}',
    body: `支店・グループ・チームを8階層まで作ります。ツリーでドラッグするか、フォームで移動し、\`N\`で追加します。矢印キーで移動できます。

- 過去の通話と録音は、通話時の組織に残ります。組織を移すと、下の組織と人も一緒に移ります。
- {console.organization.close}：誰も所属できなくなります。名前は過去の記録に残り、{console.organization.reopen}で戻せます。
- 数字は、その組織自体と下位を含むユーザー数・端末数です。`,
  },
  accounts: {
    title: '{console.accounts.title}',
    body: `氏名、ID、社員番号、内線、番号の末尾で探します。\`N\`で新しいユーザーを作ります。初期パスワードはこのとき一度だけ表示されます。

- {console.field.role}：自分が与えられる役割だけが出ます。役割やIDを変えると、その人のログインはすべて終わります。
- {console.accounts.reset_password}、{console.accounts.reset_factors}：ロックされた人を再び入れます。
- {console.accounts.deactivate}：一度で、ログイン、端末の認証、発信ボタン、待機中の発信が5秒以内に終わり、履歴は残ります。複数人をまとめて行えます。
- 生年月日はパスワードに入れさせないためだけに使い、一覧には出ません。

多人数は[一括登録](import_accounts)を使います。`,
  },
  import_accounts: {
    title: '{console.import.title}',
    body: `1. ExcelかCSVのひな型に記入します。1行目は列名です。CSVはUTF-8とEUC-KR、30,000行までです。
2. ファイルを置きます。まず検査だけを行い、何も書き込みません。誤った行と列、理由がすべて出ます。
3. 全部、または正しい行だけを登録します。ない組織を一緒に作ることもできます。
4. 初期パスワードの一覧はこのとき一度だけダウンロードできます。サーバーは保管しません。

{console.import.updates_accounts}を選ぶと既存のユーザーが変わり、予行で前後の値を一つずつ示します。`,
  },
  roles: {
    title: '{console.roles.title}',
    body: `既定の役割をコピー（\`C\`）して会社の役割を作り、権限ごとに範囲を決めます：本人、所属組織、所属と下位組織、全社。{console.roles.changed_only}で違いだけを見ます。

- 保存するとその役割の人にすぐ適用されます。人数は保存前に出ます。
- 自分の権限は変えられず、自分にない権限は与えられません。
- 範囲の外のものは、存在しないものとして答えます。`,
  },
  devices: {
    title: '{console.devices.title}',
    body: `## 登録
1. {console.device.new_code}を押します。QRコードと短いコードが出ます。10分間、1回だけ使えます。
2. 端末でアプリを開いてコードを入力するか、端末のカメラアプリでQRコードを読み取ります。アプリがサーバーのアドレスを示し、確認を求めます。
3. 一覧で承認します。[承認リスト](listed_devices)の管理番号は、設定により自動で承認されます。

## 状態の変更
- {console.device_act.suspend}：すぐに切断され、再開するまで発信しません。
- {console.device_act.reset}：端末を替えるとき。以前の鍵は二度と使えず、送っていない録音は届きません。
- {console.device_act.report_lost}：すぐに遮断され、次に接続した瞬間にすべての録音と記録を消します。消したと端末が署名すると履歴に出ます。{console.device.loss_report}を作れます。
- {console.device_act.find}：承認待ちに戻ります。消去の命令が届いていなければ取り消されます。

端末の画面の{console.device.readiness}には、録音できない理由、電池、容量、時計の誤差、未送信の録音が出ます。アプリがよく止まる場合はメーカー別の案内を見てください：[Samsung](maker_samsung)、[Xiaomi](maker_xiaomi)、[Google](maker_google)、[LG](maker_lg)。`,
  },
  listed_devices: {
    title: '{console.listed.title}',
    body: `会社の端末管理の管理番号を前もって登録します。端末の承認の設定が{setting_option.listed}であれば、ここにある番号で登録した端末はすぐ使えます。

- 1行に1台、コンマかタブの後にメモ。Excelの2列をそのまま貼り付けられ、一度に2,000台までです。
- リストから外しても、登録済みの端末はそのままです。`,
  },
  lines: {
    title: '{console.lines.title}',
    body: `番号とSIMを登録・変更・移動・削除します。回線は1台の端末にだけ入るので、移すと前の回線は外れます。

{console.line.verify}：6桁のコードがその番号にSMSで届きます。10分以内にこの画面に入れます。番号を変えたら再確認が必要です。

回線を削除しても過去の通話は残ります。`,
  },
  settings: {
    title: '{console.settings.title}',
    body: `会社→組織→端末の順に、狭い範囲の値が優先されます。値の横に、どこで決めたかが出ます。

1. 左で範囲を選び、{console.settings.change}を押します。{console.settings.reset}はここで決めた値を外します。
2. {console.settings.preview}で、影響する組織・端末・オペレーターの数を見ます。独自の値があるところはそのままです。
3. 理由を書いて{console.settings.apply}を押します。端末は接続したときに受け取ります。

- {console.settings.tab.receipts}：端末ごとに適用されたか、できなかったものは何か。
- {console.settings.tab.history}：誰が、いつ、なぜ、何を変えたか。{console.settings.undo}があります。

## よく変えるもの
- {setting.handset.isRecordingRequired}：録音できない端末は発信しません。
- {setting.handset.wrapUpMs}、{setting.handset.isDispositionRequired}、{setting.handset.notReadyReasons}。
- {setting.listening.rules}：役割と組織ごとに、常に、不要、他チームのみ、何日より古いもの、印のあるもの。2人の承認も選べます。
- {setting.handset.appLockMode}：端末でPINを求めるか、どれだけ使わないとロックするか。`,
  },
  consents: {
    title: '{console.consents.title}',
    body: `文書を4言語で書いて公開します。公開した文書は変わりません。直すときは新しい版を作ります。

1. {console.consents.new}：公開中の文から始まります。公開するまで誰にも見えません。
2. 全言語の題名と本文を入れ、必須かどうかを決めます。
3. {console.consents.publish}：前の版が終わり、ログイン中の全オペレーターにすぐ、通話中は通話の後に尋ねます。

必須の文書に同意していないオペレーターの端末は発信しません。{console.consents.tab.history}と{console.consents.people}で、誰がどの版に、いつ、どこで、どの言語で同意したかを見て、ファイルにもできます。`,
  },
  forms: {
    title: '{console.forms.title}',
    body: `利用申請書と個人情報同意書を書き、順に決裁し、会社の印影入りPDFで印刷します。

- 自分または他の人のために書き、{console.forms.submit}を押します。誤りはその欄に出ます。
- {console.forms.to_decide}には、次の決裁が自分のものだけが出ます。
- 決裁の順序は[設定](settings)で決め、提出時の順序が適用されます。
- 印影はPNG画像です。承認された書類にだけ印刷されます。`,
  },
  text_messages: {
    title: '{console.texts.title}',
    body: `応答できなかった着信の顧客に端末が回線番号で送ったメッセージと、その文面を見ます。

- 送るには2つ必要です。[設定](settings)の「{setting.inbound.rules}」で相談員の状態と時間帯を決め、{console.texts.tab.templates}を作ります。
- 回線の文面が最優先で、次に近い組織、最後が会社です。
- {text_state.withheld}には理由が出ます。同じ顧客には決めた時間に1回だけ、回線の1日の上限内で送ります。
- {console.texts.advertising}は「(광고)」で始まり、無料の受信拒否方法を含む必要があり、夜間は送りません。
- {console.texts.resend}は同じ端末が接続中のときにできます。実行者は利用履歴に残ります。`,
  },
  api_keys: {
    title: '{console.api_keys.title}',
    body: `CRMごとに1つ作り、できること、組織、アドレス範囲、期限を決めます。秘密の値はこのとき一度だけ表示されます。

- {console.api_keys.authentication}：秘密の値（最も簡単）、署名（HMAC、古いTMシステム）、公開鍵（OAuth 2）。
- 発信ボタンは、オリジンを登録したページでだけ動きます。
- {console.api_keys.rotate}：2つの値が両方使える間にCRM側を替え、終わったら古い値を終えます。
- {console.api_keys.revoke}すると、CRMと発信ボタンはすぐ止まり、元に戻せません。

最終使用の時刻で、使われていないキーが分かります。`,
  },
  masking: {
    title: 'マスキングと表示',
    body: `電話番号は誰に対しても隠されます（\`010-****-1234\`）。顧客名と顧客番号は、{console.permission.names:see}の権限がなければ隠され、[設定](settings)の{setting.customers.nameMasking}が{setting_option.always}なら全員に隠されます。

通話や録音の画面で、\`V\`は番号、\`N\`は名前を30秒表示します。表示は[利用履歴](audit)に残ります。理由の必須と1時間の上限を決められ、上限に達すると[{console.alerts.title}](listen_alerts)に出ます。

番号は下4桁か8桁、または全体で探します。表示の権限がなければ、8桁と全体の検索には1時間の上限があります。端末では番号が隠れ、発信は番号全体で行います。`,
  },
  keys: {
    title: '鍵の交換',
    body: `サーバーを止めずに、サーバーのシェルで3段階で行います。まず\`npm run -s keys -- inventory\`で、どの鍵の下に何件あるかを見ます。

1. \`npm run -s keys -- renew recording-root-key\`：新しい鍵を作り、前の鍵は\`recording-root-key-former\`に残します。両方をバックアップします。
2. \`npm run -s keys -- rotate recording-root-key\`：すべてを新しい鍵に移します。進み具合が出て、途中で切れても再実行で続きます。
3. \`npm run -s keys -- retire recording-root-key\`：前の鍵の下に何も残っていないときだけ、前の鍵をなくします。

すべて[利用履歴](audit)に残ります。`,
  },
}
