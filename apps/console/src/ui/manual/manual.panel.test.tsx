// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { changePreferences } from '../../platform/preferences.ts'
import { renderPage } from '../../test/render-page.tsx'
import { HelpButton } from './help-button.tsx'
import { ManualPanel } from './manual.panel.tsx'

beforeEach(() => changePreferences({ language: 'ko' }))
afterEach(cleanup)

const firstChapter = { level: 2, name: '처음 쓰는 분께' }
/* The chapters are fetched when they are asked for. */
const patience = { timeout: 20_000 }
const heading = () => screen.getByRole('heading', { level: 2 }).textContent

describe('the manual in the console', () => {
  test('DIS-3: opens by the button, at a chapter, with the keys of the page', async () => {
    await renderPage(() => <HelpButton />)
    fireEvent.click(screen.getByRole('button', { name: '설명서' }))
    expect(await screen.findByRole('heading', firstChapter, patience)).toBeTruthy()
    expect(screen.getByRole('heading', { level: 3, name: '단축키' })).toBeTruthy()
  })

  test('DIS-3: opens by `?`', async () => {
    await renderPage(() => <HelpButton />)
    fireEvent.keyDown(document.body, { key: '?', code: 'Slash', shiftKey: true })
    expect(await screen.findByRole('heading', firstChapter, patience)).toBeTruthy()
  })

  test('DIS-3: is searched in Korean, followed by its links, and led back to the page', async () => {
    await renderPage(() => <ManualPanel chapter="board" />)
    expect(heading()).toBe('실시간 현황')
    fireEvent.change(screen.getByLabelText('설명서에서 찾기'), { target: { value: '분실 보고서' } })
    expect(screen.getByRole('status').textContent).toBe('1개 장')
    fireEvent.click(screen.getByRole('button', { name: '단말기' }))
    expect(heading()).toBe('단말기')
    fireEvent.click(screen.getByRole('button', { name: '삼성' }))
    expect(heading()).toBe('삼성(갤럭시)')
    fireEvent.click(screen.getByRole('button', { name: '이 화면의 설명' }))
    expect(heading()).toBe('실시간 현황')
  })

  test('DIS-3: says when nothing is found, and lists every chapter', async () => {
    await renderPage(() => <ManualPanel chapter="board" />)
    fireEvent.change(screen.getByLabelText('설명서에서 찾기'), { target: { value: '없는낱말' } })
    expect(screen.getByRole('status').textContent).toBe('찾은 장이 없습니다.')
    fireEvent.change(screen.getByLabelText('설명서에서 찾기'), { target: { value: '' } })
    fireEvent.click(screen.getByRole('button', { name: '차례' }))
    expect(screen.getAllByRole('listitem').length).toBeGreaterThan(30)
  })
})
