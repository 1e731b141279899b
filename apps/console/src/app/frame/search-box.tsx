import { useRef, useState } from 'react'
import { SearchOutlined } from '@ant-design/icons'
import { useLocation, useNavigate } from '@tanstack/react-router'
import { Input, type InputRef, Tooltip } from 'antd'
import { useTranslate } from '../../platform/language.ts'
import { useMay } from '../../platform/session.ts'
import { useShortcut } from '../../platform/shortcuts.ts'
import { parseNumberQuery } from '../../ui/phone-search.ts'
import { Key } from '../../ui/texts.tsx'
import styles from './top-bar.module.css'

/** Finds recordings (on the page of calls: calls) by a customer's number, from anywhere by `/`. */
export function SearchBox() {
  const t = useTranslate()
  const navigate = useNavigate()
  const box = useRef<InputRef>(null)
  const [text, setText] = useState('')
  const [isRefused, setRefused] = useState(false)
  const maySeeRecordings = useMay('recordings:list')
  const isAmongCalls = useLocation({ select: ({ pathname }) => pathname.startsWith('/calls') })
  useShortcut({ keys: 'slash', label: '/', phrase: 'console.key.search' }, () => box.current?.select())

  const search = () => {
    const query = parseNumberQuery(text)
    setRefused(query === undefined)
    if (query === undefined) return
    const digits = 'number' in query ? query.number : query.trailingDigits
    setText('')
    box.current?.blur()
    void navigate({ to: isAmongCalls || !maySeeRecordings ? '/calls' : '/recordings', search: { digits } })
  }

  return (
    <search className={styles.search}>
      <Tooltip open={isRefused} title={t('console.search.help')} placement="bottomLeft">
        <Input
          ref={box}
          value={text}
          prefix={<SearchOutlined />}
          suffix={text === '' ? <Key label="/" /> : undefined}
          placeholder={t('console.search.placeholder')}
          aria-label={t('console.search.label')}
          inputMode="tel"
          autoComplete="off"
          status={isRefused ? 'error' : ''}
          onChange={(event) => {
            setText(event.target.value)
            setRefused(false)
          }}
          onBlur={() => setRefused(false)}
          onPressEnter={search}
          onKeyDown={(event) => {
            if (event.key === 'Escape') box.current?.blur()
          }}
        />
      </Tooltip>
    </search>
  )
}
