import type { consoleWork as korean } from '../ko/console-work.ts'
import type { Chapter } from '../book.ts'

export const consoleWork: Readonly<Record<keyof typeof korean, Chapter>> = {
  start: {
    title: '开始使用',
    body: `SmartyM 用普通安卓手机完成公司的外呼工作。在控制台中可以查看坐席状态，查找通话和录音，经批准后收听，并管理人员和手机。

## 系统管理员首先要做的事
1. 用收到的初始密码登录，并设置新密码。根据角色和登录地点，可能要求注册验证器应用或通行密钥。恢复码请另行保管。
2. 在[设置](settings)的 {setting.accounts.allowedNetworks} 中填写办公地址段。只有来自该地址段和已注册手机的错误密码才计入锁定；来自外部的只会变慢，因此无人能从外部锁住全部坐席。
3. 建立[组织](organization)，并[批量导入](import_accounts)[用户](accounts)。
4. 用注册码注册[手机](devices)并批准。

如果管理员也被锁定，请在服务器上执行 \`npm run -s admin -- reset-password <登录ID>\`。

## 本手册
在任何页面按 \`?\` 或上方的问号，即可打开该页面的说明和可用按键。手册包含在控制台内，无需连接互联网。`,
  },
  lists: {
    title: '列表与按键',
    body: `所有列表的用法相同。

- 用上方条件筛选，点击各条件的 ✕ 逐个移除。地址中含有条件，把地址发给别人即可打开同样的列表。
- 常用条件用 {console.saved_views.save} 保存在此浏览器。
- 用齿轮选择列及其顺序。
- {console.export.button} 把符合当前条件的全部内容导出为 Excel 或 CSV。屏幕上遮蔽的值在文件中也遮蔽，导出及其理由会记入[使用历史](audit)。
- 选择多行后，上方会显示数量和可批量进行的操作。

## 按键
- \`/\` 按电话号码查找：末 4 位或末 8 位，或完整号码。
- \`J\` \`K\` 下一行、上一行，\`Enter\` 打开，\`X\` 选择。
- \`?\` 本手册和当前页面可用的按键。

因没有权限而不显示的功能，会在页面下方显示数量和权限名称。如有需要请联系管理员。`,
  },
  sign_in: {
    title: '{console.sign_in}',
    body: `输入用户 ID 和密码。根据公司规定，还可能使用验证器应用的六位代码、通行密钥（指纹、人脸、屏幕锁）或公司统一登录。

- 多次输错密码会被锁定（依设置而定）。请联系管理员重置，本人无法解锁。
- 使用初始密码或密码已到期时，须设置新密码。不足之处会当场提示。
- 丢失验证器时可用一次恢复码。没有恢复码时由管理员重置第二重验证。
- 长时间不使用会自动退出，再次登录后回到原来的页面。

收听、下载、导出之前需再次确认本人。确认后在规定时间内不再询问。`,
  },
  board: {
    title: '{console.board.title}',
    body: `按秒显示坐席的当前状态。上方各状态的人数也是筛选按钮。可选卡片或表格，按 \`F\` 变为墙面大屏（\`Esc\` 退出）。

- 状态：空闲、通话中、话后处理、休息或培训等未就绪、已退出。旁边是进入该状态后的时间。
- 标记：通话过长、话后处理过长、连接中断、未执行命令、故障、无法录音。按 {console.board.trouble} 只显示这些坐席。
- 点击坐席可查看当前通话、手机状态和今日通话。有权限时可用 {console.agent.force} 更改，通话中则在通话后更改。

{agent_flag.not_recording} 表示该手机当前无法录音。[手机](devices)页面会说明原因（权限、空间、电量、无声等）。`,
  },
  calls: {
    title: '{console.calls.title}',
    body: `按时间从新到旧显示呼出和呼入的通话。可按末 4 位、末 8 位或完整号码查找。号码对所有人遮蔽（[遮蔽](masking)）。

打开通话可以看到：
- {console.trace.title}：从 CRM 的请求到手机、拨号、振铃、接通、结束，各用了几秒。未拨出时显示停在哪里及原因（超时、非空闲、无法录音、缺少同意等）。
- {console.field.outcome}：接通、占线、无人接听、拒接、空号、无法接通等。手机未告知时为 {dial_outcome.unknown}。
- {console.field.disposition}：坐席选择的结果和备注。
- {console.call.recording}：进入[录音](recordings)页面。

\`V\` 显示完整号码，\`N\` 显示客户姓名，各 30 秒。需要权限，并记入使用历史。`,
  },
  recordings: {
    title: '{console.recordings.title}',
    body: `通话开始时显示为 {recording_state.expected}，之后经过录音、加密、上传，成为 {recording_state.stored}。只有已保存的才能收听。

- {recording_state.missing}：录音没有到达。在通话页面查看停在哪里。
- {recording_state.damaged}：已到达但封印不符，已隔离。手机会重新上传。
- 只有服务器确认已保存，手机才会删除自己的文件。

需要收听多条时，用 {console.request.for_list} 选择本页录音一并申请。收听方法见[收听录音](listening)。`,
  },
  listening: {
    title: '收听录音',
    body: `1. 打开录音，按 {console.request.send} 并选择理由。请写明以后可以核对的内容，如案件编号。
2. 由另一位管理者批准。申请人、批准人和通话的坐席必须是不同的人。依规则可能无需批准，或需要两人批准。
3. 批准后按 {console.player.listen} 并确认本人。剩余时间和次数显示在旁边。

## 播放
- \`Space\` 播放和暂停，\`←\` \`→\` 前后 10 秒，\`[\` \`]\` 速度，\`M\` 在当前位置做标记。
- 斜线是暂停的部分，断开处是丢失的声音。
- 所有收听都记入[使用历史](audit)；依设置，坐席也能看到[谁因何收听](own_listens)。

## 封印的原件
{console.recording.verify} 检查手机的签名和每个数据块。用 {console.recording.download} 得到的文件未经批准在任何地方都打不开，请在 [{console.sealed_file.title}](player) 中收听。`,
  },
  listen_requests: {
    title: '{console.listen_requests.title}',
    body: `左边是申请列表，右边是所选申请。{console.inbox.to_decide} 只显示您可以决定的申请。本人的申请和本人的通话由其他管理者决定。

- \`A\` 批准，\`R\` 拒绝。拒绝时须写明原因，申请人会看到。下一条申请自动打开。
- 需要两人批准的申请，第一次批准后仍会保留。
- 超过期限的申请会失效。
- {console.request.withdraw} 后，正在收听的声音也会立即停止。批准人失去该权限时，批准也随之失效。

谁对哪些录音需要批准，在[设置](settings)的收听规则中规定。`,
  },
  own_listens: {
    title: '{console.own_listens.title}',
    body: `查看谁在何时、因何收听或下载了您的通话录音，以及由谁批准。{console.own_listens.by_rule} 表示依公司规则无需批准。

若公司在设置中关闭，则不会显示。如有异常请告知管理者或审计人员。`,
  },
  player: {
    title: '{console.sealed_file.title}',
    body: `把下载的封印文件（.smr）拖到这里，只在本机读取，不会发送到任何地方。

1. 首先检查封印。{console.verdict.whole} 表示手机的签名和所有数据块都正确；否则会指出大致改动的位置。
2. 对该录音有有效批准即可收听。没有则在录音页面申请。

批准的时间或次数用完后，已打开的声音也会丢弃。`,
  },
  account: {
    title: '{console.own.title}',
    body: `- {console.own.password}：修改密码并查看适用规则。
- {console.own.second_factors}：添加和移除验证器应用与通行密钥。重新生成恢复码后，之前的全部失效。
- {console.own.sessions}：结束其他地方的登录。
- {console.own.sign_ins}：如有非本人的记录，请修改密码并告知管理员。
- {console.consents.own_title}：查看已同意的文本并撤回。撤回必需的同意后手机不再拨号；重新同意在手机上进行。`,
  },
  demo: {
    title: '{console.demo}',
    body: `用虚拟手机和虚构数据体验全部功能。点击左侧 CRM 中的客户，中间的虚拟手机就会拨号，控制台中出现通话和录音。不会真的拨打电话。

用手机旁的**测试台**切换飞行模式、拔出电池、空间已满、麦克风静音、拒绝权限等，观察会发生什么。在手机首页的 {handset.setup.check} 中可以重新查看首次准备的步骤。`,
  },
}
