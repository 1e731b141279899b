import type { phone as korean } from '../ko/phone.ts'
import type { Chapter } from '../book.ts'

export const phone: Readonly<Record<keyof typeof korean, Chapter>> = {
  phone_setup: {
    title: '{handset.setup.title}',
    body: `首次打开应用时，依次准备语言、手机注册、手机权限、登录与同意、录音检查、省电设置。中途应用被关闭，也会从停下的地方继续。

- 权限逐项询问，看清用途后按 {handset.setup.allow}。按 {handset.setup.later} 会跳过，但该功能无法使用。
- Android 不再询问的权限，用 {handset.setup.open_settings} 在应用的设置页面允许后返回。
- 以后可在首页的 {handset.setup.check} 中按 {handset.setup.again} 重新查看这些步骤。

如果应用经常被关闭，请看各厂商说明：[三星](maker_samsung)、[小米](maker_xiaomi)、[谷歌](maker_google)、[LG](maker_lg)、[其他](maker_other)。`,
  },
  phone_registration: {
    title: '{handset.registration.title}',
    body: `只有经公司注册并批准的手机才能拨号和录音。

1. 向管理员领取注册码或二维码，10 分钟内可用一次。
2. 输入代码，或用手机的相机应用扫描二维码并打开链接。确认应用中显示的服务器地址是公司的，再按 {handset.registration.submit}。
3. 等待批准。批准后页面自动变化。

代码不对或已过期时，请领取新的代码。相机应用无法打开链接时请输入代码。不要用来历不明的链接注册。`,
  },
  phone_sign_in: {
    title: '{handset.sign_in_title}',
    body: `输入 ID 和密码。只有登录的坐席才会收到拨打请求。

- 使用初始密码时须立即设置新密码，不足之处当场显示。
- 多次输错会被锁定，请联系管理员。
- 离线时无法登录，恢复连接后请重试。`,
  },
  phone_home: {
    title: '首页与状态',
    body: `上方显示当前状态和时间、与服务器的连接，以及能否录音。

- 只有在**空闲**时才会收到拨打请求。用下方按钮选择空闲、休息或培训等未就绪、退出。通话中选择的，在通话后更改。
- {handset.recording_not_ready} 旁边写有原因。权限或录音方式的问题请看 [{handset.setup.check}](phone_check)；空间不足请上传录音，电量不足请充电。
- {handset.uploads}：尚未上传的录音。{handset.upload_now} 可立即上传。只有服务器确认已保存，才会从手机删除。
- {handset.dial_pad}：手动拨打号码。录音和结果填写相同。

## 离线
没有连接时，通话记录和录音加密保存在手机中，恢复连接后自动上传。请勿删除或重置应用。`,
  },
  phone_call: {
    title: '通话中',
    body: `在 CRM 中点击客户后，由这部手机拨号。依次显示振铃、通话中、结束。

- 显示红色的 {handset.recording_now} 和时间时，正在录音，通知栏也会显示。
- 可以使用 {handset.mute}、{handset.hold}、{handset.speaker}。只有本应用是默认电话应用时才能保留。
- 公司规定手动录音时，请自行按 {handset.record_start} 和 {handset.record_stop}。
- 来电请按 {handset.answer} 或 {handset.reject}。

112、119 等紧急电话随时可以拨打，且不录音。

未拨出的请求会说明原因：超时、非空闲、无法录音、缺少必需的同意。`,
  },
  phone_after_call: {
    title: '{handset.after_call}',
    body: `通话结束后选择结果。按一个大按钮即可保存。请先写备注；写到一半的备注在应用关闭后也会保留。

- 公司规定必填时，选择结果之前不会有下一个电话。
- 规定了话后处理时间时，上方显示剩余时间，结束后自动变为空闲。
- 在 CRM 中填写的结果也会显示在这里。`,
  },
  phone_consents: {
    title: '{handset.consents.title}',
    body: `同意全部必需文本后才能拨号。逐项阅读并勾选，然后按 {handset.consents.agree}。版本和时间由公司保存。

- 文本有新版本时会再次询问，通话中则在通话后。
- 在首页的 {handset.consents.own} 中可重新阅读并 {handset.consents.withdraw}。撤回必需的同意后，重新同意之前不拨号。`,
  },
  phone_lock: {
    title: '{handset.lock.settings}',
    body: `公司规定时，打开应用需要 PIN、指纹或人脸。关闭屏幕或一段时间不触摸会锁定。锁定时通话继续，紧急电话随时可以拨打。

- 多次输错 PIN 须等待，再错则会退出登录，只能用密码打开。
- 按 {handset.lock.forgotten} 并输入登录密码，即可设置新的 PIN。
- 在首页的 {handset.lock.settings} 中更改 PIN，并启用指纹和人脸。

指纹和人脸从 Android 10 起可用。新登记其他指纹后，须再输入一次 PIN。`,
  },
  phone_check: {
    title: '{handset.setup.check}',
    body: `显示这部手机能以哪些方式录音。按 {handset.probe.again} 并说几句话。

- {handset.probe.result.heard}：听到了声音。横条是最大的声音，越接近 0 dB 越大。
- {handset.probe.result.silent}：可以录音但没有声音。请确认其他应用未占用麦克风，麦克风孔未被遮挡。
- {handset.probe.result.began}：可以使用，但没有通话就没有声音，首次通话时确认。
- {handset.probe.result.refused}：手机不允许。有其他方式时使用其他方式。

从 Android 10 起，除非由厂商或公司作为系统应用安装，应用无法直接听到对方的声音。此时使用手机自带的通话录音文件，或用麦克风录音；麦克风主要录到本人的声音。

要使用手机自带的通话录音，请在电话应用的设置中打开自动录音，并在本应用中允许该文件夹。`,
  },
}
