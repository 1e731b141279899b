import type { phone as korean } from '../ko/phone.ts'
import type { Chapter } from '../book.ts'

export const phone: Readonly<Record<keyof typeof korean, Chapter>> = {
  phone_setup: {
    title: '{handset.setup.title}',
    body: `アプリを初めて開くと、言語、端末登録、権限、ログインと同意、録音の点検、省電力設定を順に準備します。途中でアプリが止まっても、止まったところから続きます。

- 権限は一つずつ、何に使うかを見て{handset.setup.allow}を押します。{handset.setup.later}を押すと先に進みますが、その機能は使えません。
- Androidがもう確認しない権限は、{handset.setup.open_settings}でアプリの設定画面から許可して戻ります。
- 後で、最初の画面の{handset.setup.check}にある{handset.setup.again}で同じ段階をもう一度見られます。

アプリがよく止まる場合はメーカー別の案内を見てください：[Samsung](maker_samsung)、[Xiaomi](maker_xiaomi)、[Google](maker_google)、[LG](maker_lg)、[その他](maker_other)。`,
  },
  phone_registration: {
    title: '{handset.registration.title}',
    body: `会社に登録され承認された端末だけが発信し、録音します。

1. 管理者から登録コードかQRコードを受け取ります。10分間、1回だけ使えます。
2. コードを入力するか、端末のカメラアプリでQRコードを読み取り、リンクを開きます。アプリに出るサーバーのアドレスが会社のものか確認して{handset.registration.submit}を押します。
3. 承認を待ちます。承認されると画面は自動で変わります。

コードが違うか期限切れの場合は、新しいコードを受け取ってください。カメラアプリがリンクを開かない場合はコードを入力します。ほかから届いたリンクでは登録しないでください。`,
  },
  phone_sign_in: {
    title: '{handset.sign_in_title}',
    body: `IDとパスワードを入れます。ログインしたオペレーターにだけ発信要求が届きます。

- 初期パスワードの場合はすぐ新しいパスワードを決めます。足りない点はその場で出ます。
- 何度も間違えるとロックされます。管理者に依頼してください。
- 接続がないとログインできません。戻ってから再び試してください。`,
  },
  phone_home: {
    title: '最初の画面と状態',
    body: `上部に、今の状態と時間、サーバーとの接続、録音できるかどうかが出ます。

- 発信要求は**待機**のときだけ届きます。下のボタンで、待機、休憩・研修などの離席、ログアウトを選びます。通話中に選ぶと通話の後に変わります。
- {handset.recording_not_ready}の横に理由があります。権限や録音方式の場合は[{handset.setup.check}](phone_check)を見ます。容量不足は録音を送り、電池不足は充電します。
- {handset.uploads}：まだ送っていない録音。{handset.upload_now}ですぐ送ります。サーバーが保存したと言ったときだけ端末から消えます。
- {handset.dial_pad}：番号を手で入れてかけます。録音と結果入力は同じです。

## オフライン
接続がなくても、通話の記録と録音は端末に暗号化して残り、接続が戻ると自動で送られます。アプリを削除したり初期化したりしないでください。`,
  },
  phone_call: {
    title: '通話中',
    body: `CRMで顧客が押されると、この端末が電話をかけます。呼出中、通話中、終了が順に出ます。

- 赤い{handset.recording_now}と時間が出ている間は録音しています。通知にも出ます。
- {handset.mute}、{handset.hold}、{handset.speaker}が使えます。保留はこのアプリが標準の電話アプリのときだけです。
- 会社が手動録音を選んだ場合は、{handset.record_start}と{handset.record_stop}を自分で押します。
- 着信は{handset.answer}または{handset.reject}を押します。

112、119などの緊急電話はいつでもかけられ、録音されません。

かけなかった依頼は理由を示します：時間切れ、待機でない、録音できない、必須の同意がない。`,
  },
  phone_after_call: {
    title: '{handset.after_call}',
    body: `通話が終わったら結果を選びます。大きなボタンを一つ押すと保存されます。メモは先に書きます。書きかけのメモはアプリが止まっても残ります。

- 会社が必須にした場合、結果を選ぶまで次の電話は来ません。
- 後処理の時間が決められていれば、残り時間が上に出て、終わると自動で待機になります。
- CRMで入力した結果もここに出ます。`,
  },
  phone_consents: {
    title: '{handset.consents.title}',
    body: `必須の文書すべてに同意すると発信できます。一つずつ読んで印を付け、{handset.consents.agree}を押します。版と時刻は会社に残ります。

- 新しい版になると再び尋ねます。通話中は通話の後です。
- 最初の画面の{handset.consents.own}で読み直し、{handset.consents.withdraw}できます。必須の同意を撤回すると、再び同意するまで発信しません。`,
  },
  phone_lock: {
    title: '{handset.lock.settings}',
    body: `会社が決めた場合、アプリを開くのにPIN、指紋、顔が必要です。画面を消すか、しばらく触らないとロックします。ロック中も通話は続き、緊急電話はいつでもかけられます。

- PINを何度も間違えると待つことになり、さらに間違えるとログアウトし、パスワードでだけ開きます。
- {handset.lock.forgotten}を押してログインのパスワードを入れると、新しいPINを決められます。
- 最初の画面の{handset.lock.settings}でPINを変え、指紋・顔を使うようにします。

指紋・顔はAndroid 10から使えます。別の指紋を新しく登録した場合は、もう一度PINを入れます。`,
  },
  phone_check: {
    title: '{handset.setup.check}',
    body: `この端末がどの方式で録音できるかを示します。{handset.probe.again}を押して、一言二言話してください。

- {handset.probe.result.heard}：音が聞こえました。棒は最も大きな音で、0 dBに近いほど大きい音です。
- {handset.probe.result.silent}：録音はできますが音がありません。ほかのアプリがマイクを使っていないか、マイクの穴がふさがれていないか確認します。
- {handset.probe.result.began}：使えますが、通話がないと音もないため、最初の通話で確認します。
- {handset.probe.result.refused}：端末が許可していません。ほかの方式があればそれを使います。

Android 10からは、メーカーか会社がシステムアプリとして入れた場合でなければ、アプリは相手の声を直接聞けません。その場合は端末の通話録音ファイルを使うか、マイクで録音します。マイクでは主に自分の声が入ります。

端末の通話録音を使うには、電話アプリの設定で自動録音を有効にし、アプリでそのフォルダーを許可します。`,
  },
}
