import { Alert, Form, Input, type InputRef, Modal, Select } from 'antd'
import type { OrgUnitKind, OrgUnitResponse } from '@smartym/contract'
import { useTranslate } from '../../platform/language.ts'
import { useFocusFirst } from '../../ui/focus-first.ts'
import { OrgUnitSelect } from '../../ui/org-unit-select.tsx'
import { useChangeUnit, useCreateUnit } from './organization.queries.ts'

const kinds: readonly OrgUnitKind[] = ['branch', 'group', 'team']

interface DialogProps {
  readonly onClose: () => void
}

interface NamedUnit {
  readonly name: string
  readonly kind: OrgUnitKind
}

interface NameDialogProps extends DialogProps {
  readonly title: string
  readonly initial: Partial<NamedUnit>
  /** A larger kind cannot stand below the parent's. */
  readonly from: OrgUnitKind
  readonly isSaving: boolean
  readonly problem: string | undefined
  readonly onSave: (unit: NamedUnit) => void
}

function NameDialog({ title, initial, from, isSaving, problem, onSave, onClose }: NameDialogProps) {
  const t = useTranslate()
  const [form] = Form.useForm<NamedUnit>()
  const first = useFocusFirst<InputRef>()
  const choices = kinds.slice(kinds.indexOf(from))
  return (
    <Modal
      open
      title={title}
      okText={t('console.save')}
      cancelText={t('console.cancel')}
      okButtonProps={{ loading: isSaving }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {problem !== undefined && <Alert type="error" showIcon role="alert" title={problem} />}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={initial}
        onFinish={({ name, kind }) => onSave({ name: name.trim(), kind })}
      >
        <Form.Item
          name="name"
          label={t('console.organization.name')}
          rules={[{ required: true, whitespace: true, message: t('console.organization.name_required') }]}
        >
          <Input ref={first} maxLength={60} />
        </Form.Item>
        <Form.Item name="kind" label={t('console.organization.kind')}>
          <Select
            options={choices.map((value) => ({ value, label: t(`console.organization.kind.${value}`) }))}
          />
        </Form.Item>
      </Form>
    </Modal>
  )
}

/** A new unit below another, or at the top. */
export function CreateUnitDialog({
  parent,
  onClose,
  onMade,
}: DialogProps & { readonly parent: OrgUnitResponse | null; readonly onMade: (orgUnitId: string) => void }) {
  const t = useTranslate()
  const create = useCreateUnit()
  const parentId = parent?.orgUnitId ?? null
  return (
    <NameDialog
      title={
        parent === null
          ? t('console.organization.add')
          : `${parent.name} · ${t('console.organization.add_below')}`
      }
      initial={{ kind: parent === null ? 'branch' : 'team' }}
      from={parent?.kind ?? 'branch'}
      isSaving={create.isPending}
      problem={create.error?.message}
      onSave={(unit) => create.mutate({ parentId, ...unit }, { onSuccess: (made) => onMade(made.orgUnitId) })}
      onClose={onClose}
    />
  )
}

interface UnitDialogProps extends DialogProps {
  readonly unit: OrgUnitResponse
}

export function RenameUnitDialog({
  unit,
  parentKind,
  onClose,
}: UnitDialogProps & { parentKind: OrgUnitKind }) {
  const t = useTranslate()
  const change = useChangeUnit()
  const { orgUnitId, name, kind } = unit
  return (
    <NameDialog
      title={t('console.organization.rename')}
      initial={{ name, kind }}
      from={parentKind}
      isSaving={change.isPending}
      problem={change.error?.message}
      onSave={(named) => change.mutate({ orgUnitId, ...named }, { onSuccess: onClose })}
      onClose={onClose}
    />
  )
}

/** Asks before a unit is moved with all below it; by drag the place is known, else it is chosen here. */
export function MoveUnitDialog({
  unit,
  to,
  onChooseTo,
  onClose,
  onMoved,
}: UnitDialogProps & {
  readonly to: string | null
  readonly onChooseTo: (parentId: string | null) => void
  readonly onMoved: () => void
}) {
  const t = useTranslate()
  const change = useChangeUnit()
  const { orgUnitId, name } = unit
  return (
    <Modal
      open
      title={t('console.organization.move')}
      okText={t('console.organization.move')}
      cancelText={t('console.cancel')}
      okButtonProps={{ loading: change.isPending, disabled: to === unit.parentId }}
      onOk={() => change.mutate({ orgUnitId, parentId: to }, { onSuccess: onMoved })}
      onCancel={onClose}
    >
      {change.isError && <Alert type="error" showIcon role="alert" title={change.error.message} />}
      <p>{t('console.organization.move_text', { name })}</p>
      <Form layout="vertical">
        <Form.Item label={t('console.organization.parent')}>
          <OrgUnitSelect
            isWide
            value={to ?? undefined}
            placeholder={t('console.organization.top')}
            onChange={(next) => onChooseTo(next ?? null)}
          />
        </Form.Item>
      </Form>
    </Modal>
  )
}

export function CloseUnitDialog({ unit, onClose }: UnitDialogProps) {
  const t = useTranslate()
  const change = useChangeUnit()
  const { orgUnitId, name } = unit
  return (
    <Modal
      open
      title={t('console.organization.close')}
      okText={t('console.organization.close')}
      cancelText={t('console.cancel')}
      okButtonProps={{ danger: true, loading: change.isPending }}
      onOk={() => change.mutate({ orgUnitId, isClosed: true }, { onSuccess: onClose })}
      onCancel={onClose}
    >
      {change.isError && <Alert type="error" showIcon role="alert" title={change.error.message} />}
      <p>{t('console.organization.close_text', { name })}</p>
    </Modal>
  )
}
