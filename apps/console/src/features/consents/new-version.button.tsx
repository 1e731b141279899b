import { useState } from 'react'
import { PlusOutlined } from '@ant-design/icons'
import { useNavigate } from '@tanstack/react-router'
import { Button, Form, Modal, Select } from 'antd'
import type { ConsentKind } from '@smartym/contract'
import { useTranslate } from '../../platform/language.ts'
import { useDraftNext } from './consents.queries.ts'
import { consentKinds } from './consents.search.ts'

/** Begins the next version of a kind, and goes to it. */
export function NewVersionButton() {
  const t = useTranslate()
  const navigate = useNavigate()
  const [isOpen, setOpen] = useState(false)
  const [kind, setKind] = useState<ConsentKind>('terms_of_use')
  const draft = useDraftNext(({ consentTextId }) => {
    setOpen(false)
    void navigate({ to: '/consents/$consentTextId', params: { consentTextId } })
  })
  return (
    <>
      <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen(true)}>
        {t('console.consents.new')}
      </Button>
      <Modal
        open={isOpen}
        title={t('console.consents.new')}
        okText={t('console.consents.new')}
        cancelText={t('console.cancel')}
        okButtonProps={{ loading: draft.isPending }}
        onOk={() => draft.mutate(kind)}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <p className="quiet">{t('console.consents.new_text')}</p>
        <Form layout="vertical">
          <Form.Item label={t('console.consents.kind')} htmlFor="consent-kind">
            <Select<ConsentKind>
              id="consent-kind"
              value={kind}
              onChange={setKind}
              options={consentKinds.map((value) => ({ value, label: t(`consent_kind.${value}`) }))}
            />
          </Form.Item>
        </Form>
      </Modal>
    </>
  )
}
