import { useEffect, useRef, useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { Button, Modal, Skeleton } from 'antd'
import type { OwnAccountResponse } from '@smartym/contract'
import { apiAddress, call } from '../../../platform/api.ts'
import { useTranslate } from '../../../platform/language.ts'
import { registerQuestioner } from '../../../platform/reauthentication.ts'
import { ownAccountQuery } from '../own-account/own-account.queries.ts'
import { hasPasskeys } from '../second-factors/passkeys.ts'
import { ProofForm, type ProofKind } from '../second-factors/proof.form.tsx'

/** The call that was refused may have come from another dialog. */
const aboveOthers = 1_100

/* Who came from the company's provider may have no password here; one comes back to this page, and begins anew. */
function providerAddress(companyId: string): string {
  const { pathname, search } = globalThis.location
  return apiAddress('startProviderSignIn', { query: { companyId, returnTo: `${pathname}${search}` } })
}

function kindsOf({ totp, passkeys }: OwnAccountResponse): ProofKind[] {
  return [
    ...(hasPasskeys && passkeys.length > 0 ? (['passkey'] as const) : []),
    'password',
    ...(totp === null ? [] : (['totp'] as const)),
  ]
}

function Question({ onShown }: { readonly onShown: () => void }) {
  const t = useTranslate()
  const { data } = useQuery(ownAccountQuery)
  if (data === undefined) return <Skeleton active />
  return (
    <>
      <p>{t('console.reauthentication.text')}</p>
      <ProofForm
        kinds={kindsOf(data)}
        requestPasskey={() => call('requestReauthenticationPasskey', {})}
        onProof={async (proof) => {
          await call('reauthenticate', { body: proof })
          onShown()
        }}
      />
      {data.provider !== null && (
        <Button block href={providerAddress(data.provider.companyId)}>
          {data.provider.name === ''
            ? t('console.sign_in.provider_unnamed')
            : t('console.sign_in.provider', { name: data.provider.name })}
        </Button>
      )}
    </>
  )
}

/** Asks who is there when the server wants to know it again (SEC-5); the call that was refused goes on afterwards. */
export function ReauthenticationDialog() {
  const t = useTranslate()
  const [isOpen, setOpen] = useState(false)
  const answer = useRef<(isShown: boolean) => void>(undefined)
  useEffect(() => {
    const takeBack = registerQuestioner(
      () =>
        new Promise((resolve) => {
          answer.current = resolve
          setOpen(true)
        }),
    )
    return () => {
      takeBack()
      answer.current?.(false)
    }
  }, [])
  const close = (isShown: boolean) => {
    setOpen(false)
    answer.current?.(isShown)
  }
  return (
    <Modal
      open={isOpen}
      title={t('console.reauthentication.title')}
      footer={null}
      width={400}
      zIndex={aboveOthers}
      destroyOnHidden
      onCancel={() => close(false)}
    >
      <Question onShown={() => close(true)} />
    </Modal>
  )
}
