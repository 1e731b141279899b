import { render } from 'preact'
import { App } from './app.tsx'
import { createHttpBridge } from './http-bridge.ts'
import './handset-ui.css'

render(<App bridge={createHttpBridge(new URL('.', location.href).href)} />, document.body)
