import { LogoutOutlined, UserOutlined } from '@ant-design/icons'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { App, Button, Dropdown } from 'antd'
import { call } from '../../platform/api.ts'
import { useTranslate } from '../../platform/language.ts'
import { useSession } from '../../platform/session.ts'
import styles from './top-bar.module.css'

function useSignOut() {
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const { message } = App.useApp()
  return useMutation({
    mutationFn: () => call('signOut', {}),
    async onSuccess() {
      await navigate({ to: '/sign-in' })
      queryClient.clear()
    },
    onError: (error) => void message.error(error.message),
  })
}

/** Who is signed in, and the way out. */
export function AccountMenu() {
  const t = useTranslate()
  const { account, ownRoleName } = useSession()
  const navigate = useNavigate()
  const signOut = useSignOut()
  return (
    <Dropdown
      trigger={['click']}
      placement="bottomRight"
      menu={{
        items: [
          {
            key: 'person',
            disabled: true,
            label: (
              <span className={styles.person}>
                <b>{account.name}</b>
                <span>
                  {ownRoleName ?? t(`console.role.${account.role}`)} · {account.orgUnitName}
                </span>
                <span>{account.loginId}</span>
              </span>
            ),
          },
          { type: 'divider' },
          { key: 'account', icon: <UserOutlined />, label: t('console.own.title') },
          { key: 'sign_out', icon: <LogoutOutlined />, label: t('console.sign_out') },
        ],
        onClick: ({ key }) => {
          if (key === 'sign_out') signOut.mutate()
          if (key === 'account') void navigate({ to: '/account' })
        },
      }}
    >
      <Button type="text" className={styles.account ?? ''}>
        <span className={styles.initial} aria-hidden="true">
          {account.name.slice(0, 1)}
        </span>
        <span className={styles.name}>{account.name}</span>
        <span className="visually-hidden">{t('console.account')}</span>
      </Button>
    </Dropdown>
  )
}
