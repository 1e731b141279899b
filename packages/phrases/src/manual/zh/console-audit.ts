import type { consoleAudit as korean } from '../ko/console-audit.ts'
import type { Chapter } from '../book.ts'

export const consoleAudit: Readonly<Record<keyof typeof korean, Chapter>> = {
  audit: {
    title: '{console.audit.title}',
    body: `谁、何时、从何处、做了什么、关于谁的数据、因何。可按登录、查询、收听、下载、更改等类别筛选。打开一行可查看详情，并转到 {console.audit.same_actor} 和 {console.audit.same_object}。

按筛选结果原样导出。记录环环相扣，改动或删除任何一条都会被发现。在服务器上执行 \`npm run -s audit -- verify\` 会重新计算全部历史，并指出第一条不符的记录；若检查点已导出到外部，整体回退也能发现。`,
  },
  reviews: {
    title: '{console.reviews.title}',
    body: `每月结束后自动生成该月的检查（没有记录的月份不生成）。期限在 **{console.settings.title} → {setting_group.reviews}** 中规定（默认 10 天），逾期会标红并通知。最后一天为休息日时顺延到下一个工作日。

1. 按 {console.reviews.take}。
2. 点击登录失败、解除遮蔽、收听、下载及其理由、工作时间外的活动、权限更改等数字，只查看相应记录。
3. 填写问题和措施（\`N\`）。
4. 再次确认密码并签名（\`S\`）。

检查人在该月更改过权限、收听过录音或解除过遮蔽时，需要另一人确认签名。已签名的检查不会改变，更正和措施完成记为 {console.reviews.addenda}。日后若被改动，会显示 {console.reviews.broken}。可下载 Excel 和 PDF。

系统管理员只能看到数字，看不到记录。确认签名人不在且无他人可签时，请在此期间给代理人一个有 {console.permission.reviews:countersign} 权限的角色，此事也会记入历史。`,
  },
  listen_alerts: {
    title: '{console.alerts.title}',
    body: `一天内收听或下载、一小时内解除遮蔽超过标准的人，每天显示一次。标准在[设置](settings)中规定。

查明后写下结果并按 {console.alerts.close}。所写内容记入使用历史。`,
  },
  system: {
    title: '{console.system.title}',
    body: `- {console.system.environment}：数据库、存储空间、内存、证书、任务、历史封印、推送、声音转换器的状态。绿色正常，黄色注意，红色需要处理，并说明应做什么。
- {console.system.errors}：服务器未能完成的事。用错误中显示的完整请求编号查找。
- {console.system.changes}：更改前后的值。

未设置 {console.system_fact.push} 时，只能用已连接的手机拨号。没有 {console.system_fact.ffmpeg} 时无法播放新录音，但保存和检查照常进行。`,
  },
}
