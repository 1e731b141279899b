import { lazy, Suspense, useState } from 'react'
import { QuestionCircleOutlined } from '@ant-design/icons'
import { useMatches } from '@tanstack/react-router'
import { Button, Drawer, Skeleton } from 'antd'
import { useTranslate } from '../../platform/language.ts'
import { useShortcut } from '../../platform/shortcuts.ts'
import { pageChapters } from './page-chapters.ts'

/* Four languages of manual are read by few: they come when they are asked for. */
const ManualPanel = lazy(async () => ({ default: (await import('./manual.panel.tsx')).ManualPanel }))

/** Opens the manual at the page that one is on; `?` does, too (DIS-3). */
export function HelpButton() {
  const t = useTranslate()
  const [isOpen, setOpen] = useState(false)
  const path = useMatches({ select: (matches) => matches.at(-1)?.fullPath ?? '/' })
  useShortcut({ keys: 'shift+slash', label: '?', phrase: 'console.manual.title' }, () => setOpen(true))
  const chapter = pageChapters[path] ?? 'start'
  return (
    <>
      <Button
        type="text"
        icon={<QuestionCircleOutlined />}
        aria-label={t('console.manual.title')}
        title={t('console.manual.title')}
        onClick={() => setOpen(true)}
      />
      <Drawer
        open={isOpen}
        onClose={() => setOpen(false)}
        title={t('console.manual.title')}
        size={480}
        destroyOnHidden
      >
        <Suspense fallback={<Skeleton active />}>
          <ManualPanel key={path} chapter={chapter} />
        </Suspense>
      </Drawer>
    </>
  )
}
