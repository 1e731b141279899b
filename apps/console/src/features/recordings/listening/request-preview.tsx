import { RollbackOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { Alert, App, Button } from 'antd'
import type { ListenRequestResponse } from '@smartym/contract'
import { type Translate, useTranslate } from '../../../platform/language.ts'
import { useMay, useSession } from '../../../platform/session.ts'
import { useShortcut } from '../../../platform/shortcuts.ts'
import { Decide, DecideBox } from '../../../ui/decide.tsx'
import { MarkedText } from '../../../ui/mark.tsx'
import { type Fact, Facts, Panel } from '../../../ui/panel.tsx'
import { listenRequestSigns } from '../../../ui/states.ts'
import { DurationText, Key, NoValue, TimeText } from '../../../ui/texts.tsx'
import { AskedRecordings } from './asked-recordings.tsx'
import { useDecision, useWithdrawal } from './listen-requests.ts'
import { useReasonName } from './reason-name.ts'
import styles from './listening.module.css'

export interface RequestPreviewProps {
  readonly request: ListenRequestResponse
  readonly onDecided: () => void
}

function DecideRequest({ request: { listenRequestId }, onDecided }: RequestPreviewProps) {
  const decide = useDecision(onDecided)
  return (
    <Decide
      isPending={decide.isPending}
      onApprove={(note) =>
        decide.mutate({ listenRequestId, decision: 'approved', ...(note !== undefined && { note }) })
      }
      onRefuse={(note) => decide.mutate({ listenRequestId, decision: 'rejected', note })}
    />
  )
}

function callFacts(t: Translate, request: ListenRequestResponse): readonly Fact[] {
  return [
    { name: t('console.field.agent'), value: request.agentName ?? <NoValue /> },
    { name: t('console.field.org_unit'), value: request.orgUnitName ?? <NoValue /> },
    { name: t('console.field.customer'), value: request.customerNumber.text },
    { name: t('console.field.call_started_at'), value: <TimeText at={request.callStartedAt} /> },
    { name: t('console.field.length'), value: <DurationText ms={request.durationMs} /> },
  ]
}

function requestFacts(t: Translate, request: ListenRequestResponse): readonly Fact[] {
  const decided = request.decidedAt !== null
  return [
    { name: t('console.field.requester'), value: request.requesterName },
    { name: t('console.field.requested_at'), value: <TimeText at={request.createdAt} /> },
    {
      name: t(request.state === 'approved' ? 'console.field.listen_until' : 'console.field.decide_until'),
      value: <TimeText at={request.expiresAt} />,
    },
    ...(request.recordingCount === 1 ? callFacts(t, request) : []),
    ...(request.approvalsNeeded > 1
      ? [
          {
            name: t('console.request.approvals'),
            value: [
              t('console.request.approvals_of', {
                count: request.approvals.length,
                needed: request.approvalsNeeded,
              }),
              ...request.approvals.map(({ accountName }) => accountName),
            ].join(' · '),
          },
        ]
      : []),
    ...(decided
      ? [
          { name: t('console.field.decided_by'), value: request.decidedByName ?? <NoValue /> },
          { name: t('console.field.decided_at'), value: <TimeText at={request.decidedAt} /> },
          { name: t('console.field.decision_note'), value: request.decisionNote ?? <NoValue /> },
        ]
      : []),
    ...(request.playsLeft === null
      ? []
      : [
          {
            name: t('console.player.plays_left'),
            value: t('console.count_times', { count: request.playsLeft }),
          },
        ]),
  ]
}

/** `w` takes it back: the requester, or somebody who decides. */
function Withdraw({ request }: Pick<RequestPreviewProps, 'request'>) {
  const t = useTranslate()
  const { modal } = App.useApp()
  const withdrawal = useWithdrawal()
  const withdraw = () =>
    void modal.confirm({
      title: t('console.request.withdraw'),
      content: t('console.request.withdraw_confirm'),
      okText: t('console.request.withdraw'),
      cancelText: t('console.cancel'),
      onOk: () => withdrawal.mutate(request.listenRequestId),
    })
  const shortcut = { keys: 'w', label: 'W', phrase: 'console.key.withdraw' } as const
  useShortcut(shortcut, withdraw, !withdrawal.isPending)
  return (
    <DecideBox
      acts={
        <Button icon={<RollbackOutlined />} loading={withdrawal.isPending} onClick={withdraw}>
          {t('console.request.withdraw')} <Key label="W" />
        </Button>
      }
    />
  )
}

/** One request with all that one decides by. */
export function RequestPreview({ request, onDecided }: RequestPreviewProps) {
  const t = useTranslate()
  const { account } = useSession()
  const maySeeRecording = useMay('recordings:list')
  const isOwn = request.requesterId === account.accountId
  const isOpen = request.state === 'open'
  const reasonName = useReasonName()
  return (
    <div className={styles.preview}>
      <Panel
        title={t('console.request.reason_title', { reason: reasonName(request) })}
        extra={
          <MarkedText
            {...listenRequestSigns[request.state]}
            text={t(`console.listen_request_state.${request.state}`)}
          />
        }
      >
        <p className={styles.words}>{request.text}</p>
        <Facts facts={requestFacts(t, request)} />
        {request.recordingCount > 1 && <AskedRecordings request={request} />}
        {maySeeRecording && request.recordingCount === 1 && (
          <Link to="/recordings/$recordingId" params={{ recordingId: request.recordingId }}>
            {t('console.call.to_recording')}
          </Link>
        )}
        {isOpen && request.mayDecide && <DecideRequest request={request} onDecided={onDecided} />}
        {request.mayWithdraw && <Withdraw request={request} />}
        {isOpen && !request.mayDecide && (
          <DecideBox>
            <Alert
              type="info"
              showIcon
              title={t(isOwn ? 'recordings.own_request' : 'console.request.may_not_decide')}
            />
          </DecideBox>
        )}
      </Panel>
    </div>
  )
}
