import { render } from 'preact'
import { findAndroidBridge } from './android-bridge.ts'
import { App } from './app.tsx'
import { goBack } from './back.ts'
import { createHttpBridge } from './http-bridge.ts'
import './handset-ui.css'

const bridge = findAndroidBridge(window) ?? createHttpBridge(new URL('.', location.href).href)
window.goBackInHandset = goBack
render(<App bridge={bridge} />, document.body)
