import type { consoleAdministration as korean } from '../ko/console-administration.ts'
import type { Chapter } from '../book.ts'

export const consoleAdministration: Readonly<Record<keyof typeof korean, Chapter>> = {
  organization: {
    title: '{console.organization.title}',
    body: `分行、组、小组最多可建 8 级。在树中拖动或用表单移动，按 \`N\` 添加，用方向键移动。

- 过去的通话和录音保留在通话当时的组织中。移动组织时，其下级组织和人员一起移动。
- {console.organization.close}：不能再有人归属。名称保留在过去的记录中，可用 {console.organization.reopen} 恢复。
- 数字是该组织本身以及含下级的用户数和手机数。`,
  },
  accounts: {
    title: '{console.accounts.title}',
    body: `按姓名、ID、工号、分机、号码末几位查找。按 \`N\` 新建用户，初始密码只在此时显示一次。

- {console.field.role}：只显示您可以授予的角色。更改角色或 ID 会结束该用户的全部登录。
- {console.accounts.reset_password}、{console.accounts.reset_factors}：让被锁定的人重新登录。
- {console.accounts.deactivate}：一次操作，登录、手机认证、拨号按钮和等待中的外呼在 5 秒内结束，历史保留。可批量进行。
- 出生日期只用于禁止写入密码，不在列表中显示。

人数较多时使用[批量导入](import_accounts)。`,
  },
  import_accounts: {
    title: '{console.import.title}',
    body: `1. 下载 Excel 或 CSV 模板并填写。第一行是列名。CSV 可用 UTF-8 或 EUC-KR，最多 30,000 行。
2. 拖入文件。首先只检查，不写入任何内容。会列出所有错误的行、列及原因。
3. 导入全部或只导入正确的行。也可以一并建立不存在的组织。
4. 初始密码列表只能在此时下载一次，服务器不保存。

选择 {console.import.updates_accounts} 时会更改现有用户，试运行会逐一显示前后的值。`,
  },
  roles: {
    title: '{console.roles.title}',
    body: `复制（\`C\`）内置角色建立公司角色，并为每项权限规定范围：本人、所属组织、所属及下级组织、全公司。用 {console.roles.changed_only} 只看不同之处。

- 保存后立即对拥有该角色的人生效，保存前会显示人数。
- 不能更改自己的权限，也不能授予自己没有的权限。
- 范围之外的内容按不存在处理。`,
  },
  devices: {
    title: '{console.devices.title}',
    body: `## 注册
1. 按 {console.device.new_code}，显示二维码和短码，10 分钟内可用一次。
2. 在手机上打开应用并输入代码，或用手机的相机应用扫描二维码。应用会显示服务器地址并请您确认。
3. 在列表中批准。[预批名单](listed_devices)中的资产编号依设置自动批准。

## 更改状态
- {console.device_act.suspend}：立即断开，恢复之前不拨号。
- {console.device_act.reset}：坐席更换手机时使用。旧手机的密钥永久失效，未上传的录音不会再来。
- {console.device_act.report_lost}：立即封锁，下次连接的瞬间删除所有录音和记录。手机签名确认删除后会显示在历史中。可生成 {console.device.loss_report}。
- {console.device_act.find}：回到等待批准。删除命令尚未到达时会被取消。

手机页面的 {console.device.readiness} 显示无法录音的原因、电量、空间、时钟误差和未上传的录音。如果应用经常被关闭，请看各厂商说明：[三星](maker_samsung)、[小米](maker_xiaomi)、[谷歌](maker_google)、[LG](maker_lg)。`,
  },
  listed_devices: {
    title: '{console.listed.title}',
    body: `预先录入公司手机管理的资产编号。手机批准设置为 {setting_option.listed} 时，用其中编号注册的手机无需批准即可使用。

- 每行一台，逗号或制表符后为备注。可直接粘贴 Excel 的两列，一次最多 2,000 台。
- 从名单移除不影响已注册的手机。`,
  },
  lines: {
    title: '{console.lines.title}',
    body: `添加、更改、移动和移除号码及 SIM 卡。一条线路只在一部手机中，移动时原有线路会被取出。

{console.line.verify}：六位代码以短信发送到该号码，10 分钟内在此输入。更改号码后须重新验证。

移除线路后，过去的通话仍然保留。`,
  },
  settings: {
    title: '{console.settings.title}',
    body: `公司 → 组织 → 手机，范围越小越优先。每个值旁边都写明来源。

1. 在左侧选择范围，按 {console.settings.change}。{console.settings.reset} 会移除在此设置的值。
2. 在 {console.settings.preview} 中查看影响多少组织、手机和坐席。有自己的值的保持不变。
3. 写明理由并按 {console.settings.apply}。手机连接后即会收到。

- {console.settings.tab.receipts}：哪些手机已应用，哪些无法做到。
- {console.settings.tab.history}：谁在何时因何更改了什么，并可 {console.settings.undo}。

## 常用设置
- {setting.handset.isRecordingRequired}：无法录音的手机不拨号。
- {setting.handset.wrapUpMs}、{setting.handset.isDispositionRequired}、{setting.handset.notReadyReasons}。
- {setting.listening.rules}：按角色和组织规定总是、无需、仅其他团队、超过若干天、有标记的；可要求一人或两人批准。
- {setting.handset.appLockMode}：手机是否要求 PIN，多久不用则锁定。`,
  },
  consents: {
    title: '{console.consents.title}',
    body: `用四种语言编写文本并发布。已发布的文本不会改变，修改时建立新版本。

1. {console.consents.new}：从已发布的文字开始。发布之前无人可见。
2. 填写各语言的标题和内容，并规定是否必需。
3. {console.consents.publish}：旧版本结束，立即询问所有已登录的坐席；通话中的在通话后询问。

未同意必需文本的坐席，其手机不拨号。在 {console.consents.tab.history} 和 {console.consents.people} 中查看谁在何时、何处、以何种语言同意了哪个版本，并可导出。`,
  },
  forms: {
    title: '{console.forms.title}',
    body: `填写使用申请书和个人信息同意书，按规定顺序审批，并打印带公司印章的 PDF。

- 为自己或他人填写并按 {console.forms.submit}。错误会显示在相应栏目。
- {console.forms.to_decide} 只显示下一步由您审批的文件。
- 审批顺序在[设置](settings)中规定，以提交时的顺序为准。
- 印章为 PNG 图片，只印在已批准的文件上。`,
  },
  text_messages: {
    title: '{console.texts.title}',
    body: `查看手机用线路号码发给未接来电客户的短信及其模板。

- 需要两项：在[设置](settings)的“{setting.inbound.rules}”中规定坐席状态和时段，并在{console.texts.tab.templates}中建立模板。
- 线路的模板优先，其次是最近的组织，最后是公司。
- {text_state.withheld}会说明原因。同一客户在规定时间内只发一次，并在线路的每日上限之内。
- {console.texts.advertising}须以“(광고)”开头并注明免费拒收方式，夜间不发送。
- {console.texts.resend}须同一手机在线；操作人记录在使用记录中。`,
  },
  api_keys: {
    title: '{console.api_keys.title}',
    body: `每个 CRM 建立一个密钥，并规定可做的事、组织、地址段和到期日。密钥值只在此时显示一次。

- {console.api_keys.authentication}：密钥值（最简单）、签名（HMAC，旧 TM 系统）、公钥（OAuth 2）。
- 只有登记了来源的页面才能使用拨号按钮。
- {console.api_keys.rotate}：在两个值同时有效期间更换 CRM 一侧，然后结束旧值。
- {console.api_keys.revoke} 后，CRM 和拨号按钮立即停止，且无法撤销。

通过最后使用时间可以发现不再使用的密钥。`,
  },
  masking: {
    title: '遮蔽与查看',
    body: `电话号码对所有人遮蔽（\`010-****-1234\`）。没有 {console.permission.names:see} 权限的人看不到客户姓名和客户编号；当[设置](settings)中的 {setting.customers.nameMasking} 为 {setting_option.always} 时，对所有人遮蔽。

在通话或录音页面，\`V\` 显示号码，\`N\` 显示姓名，各 30 秒。查看会记入[使用历史](audit)。可规定必须填写理由和每小时上限，达到上限时会在 [{console.alerts.title}](listen_alerts) 中提醒。

号码可按末 4 位、末 8 位或完整号码查找。没有查看权限时，末 8 位和完整号码的查找有每小时上限。手机上显示遮蔽的号码，拨号使用完整号码。`,
  },
  keys: {
    title: '更换密钥',
    body: `无需停止服务器，在服务器的命令行中分三步进行。先用 \`npm run -s keys -- inventory\` 查看各密钥下有多少内容。

1. \`npm run -s keys -- renew recording-root-key\`：生成新密钥，旧密钥保留在 \`recording-root-key-former\`。请备份两者。
2. \`npm run -s keys -- rotate recording-root-key\`：全部移到新密钥下，并显示进度；中断后再次执行即可继续。
3. \`npm run -s keys -- retire recording-root-key\`：只有旧密钥下没有任何内容时才移除旧密钥。

每一步都记入[使用历史](audit)。`,
  },
}
