import { type ReactNode, useEffect } from 'react'
import { App, ConfigProvider, type ThemeConfig, theme as antTheme } from 'antd'
import type { Locale } from 'antd/es/locale/index.js'
import enUS from 'antd/es/locale/en_US.js'
import jaJP from 'antd/es/locale/ja_JP.js'
import koKR from 'antd/es/locale/ko_KR.js'
import zhCN from 'antd/es/locale/zh_CN.js'
import dayjs from 'dayjs'
import 'dayjs/locale/ja.js'
import 'dayjs/locale/ko.js'
import 'dayjs/locale/zh-cn.js'
import type { Language } from '@smartym/contract'
import { useLanguage } from '../platform/language.ts'
import { useMediaQuery } from '../platform/media-query.ts'
import { findStyleNonce } from '../platform/style-nonce.ts'
import { useThemeName } from '../platform/theme.ts'

const locales: Readonly<Record<Language, Locale>> = { ko: koKR, en: enUS, ja: jaJP, zh: zhCN }
const dayjsLocales: Readonly<Record<Language, string>> = { ko: 'ko', en: 'en', ja: 'ja', zh: 'zh-cn' }

const korean = '"Pretendard Variable", Pretendard, "Apple SD Gothic Neo", "Malgun Gothic", "Noto Sans CJK KR"'
/** Pretendard has neither kanji nor simplified characters: those languages begin with fonts that have. */
const fonts: Readonly<Record<Language, string>> = {
  ko: `${korean}, sans-serif`,
  en: `${korean}, sans-serif`,
  ja: `"Hiragino Sans", "Yu Gothic UI", Meiryo, "Noto Sans JP", "Noto Sans CJK JP", ${korean}, sans-serif`,
  zh: `"PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", ${korean}, sans-serif`,
}

function themeOf(name: 'light' | 'dark', language: Language, motion: boolean): ThemeConfig {
  const isDark = name === 'dark'
  const link = isDark ? '#6ea8fe' : '#0958d9'
  return {
    cssVar: { key: 'smartym' },
    hashed: false,
    algorithm: isDark ? antTheme.darkAlgorithm : antTheme.defaultAlgorithm,
    token: {
      colorPrimary: '#0958d9',
      colorLink: link,
      colorError: isDark ? '#ff7875' : '#cf1322',
      borderRadius: 6,
      fontSize: 14,
      fontFamily: fonts[language],
      // Still, pop-ups appear where they belong: turning animations off by style sheets leaves them off the screen.
      motion,
      motionDurationMid: '0.15s',
      motionDurationSlow: '0.15s',
      // Quiet texts keep 4.5:1; Ant Design's own are paler.
      colorTextTertiary: isDark ? 'rgba(255,255,255,0.62)' : 'rgba(0,0,0,0.6)',
      colorTextDescription: isDark ? 'rgba(255,255,255,0.62)' : 'rgba(0,0,0,0.6)',
      colorTextPlaceholder: isDark ? 'rgba(255,255,255,0.58)' : 'rgba(0,0,0,0.58)',
      ...(isDark
        ? {
            colorBgLayout: '#0d1015',
            colorBgContainer: '#15191f',
            colorBgElevated: '#1d222a',
          }
        : { colorBgLayout: '#f3f5f8', colorTextBase: '#0f1a2a' }),
    },
    components: {
      Button: {
        defaultHoverColor: link,
        defaultHoverBorderColor: link,
        defaultActiveColor: link,
        // On the pale red of the dark theme white cannot be read.
        ...(isDark && { dangerColor: '#15191f' }),
      },
    },
  }
}

/** Language, theme and the page's own attributes for all that is below. */
export function Appearance({ children }: { readonly children: ReactNode }) {
  const language = useLanguage()
  const themeName = useThemeName()
  const nonce = findStyleNonce()
  const isStill = useMediaQuery('(prefers-reduced-motion: reduce)')

  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-Hans' : language
    document.documentElement.dataset['theme'] = themeName
    dayjs.locale(dayjsLocales[language])
  }, [language, themeName])

  return (
    <ConfigProvider
      locale={locales[language]}
      theme={themeOf(themeName, language, !isStill)}
      button={{ autoInsertSpace: false }}
      {...(nonce !== undefined && { csp: { nonce } })}
    >
      <App component={false} message={{ maxCount: 3 }}>
        {children}
      </App>
    </ConfigProvider>
  )
}
