import { MoonOutlined, SunOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslate } from '../../platform/language.ts'
import { changePreferences } from '../../platform/preferences.ts'
import { useThemeName } from '../../platform/theme.ts'

/** Light to dark and back. */
export function ThemeSwitch() {
  const t = useTranslate()
  const isDark = useThemeName() === 'dark'
  const text = t(isDark ? 'console.theme.to_light' : 'console.theme.to_dark')
  return (
    <Button
      type="text"
      icon={isDark ? <SunOutlined /> : <MoonOutlined />}
      aria-label={text}
      title={text}
      onClick={() => changePreferences({ theme: isDark ? 'light' : 'dark' })}
    />
  )
}
