import './ui/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Application } from './app/application.tsx'
import { installStyleNonce } from './platform/style-nonce.ts'

installStyleNonce()

// The server was updated since this page was opened: the parts that it still wants are gone, the new page has them.
window.addEventListener('vite:preloadError', (event) => {
  event.preventDefault()
  window.location.reload()
})

const root = document.querySelector('#root')
if (root === null) throw new Error('the page has no root')
createRoot(root).render(
  <StrictMode>
    <Application />
  </StrictMode>,
)
