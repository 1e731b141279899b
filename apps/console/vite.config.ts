import { defineConfig } from 'vite'
import react from '@vitejs/plugin-react'

const apiAddress = process.env['SMARTYM_API'] ?? 'http://127.0.0.1:8080'

/** The server replaces it by a fresh value in every answer of the page, and names that value in the page's CSP. */
export const nonceMark = '__SMARTYM_CSP_NONCE__'

export default defineConfig(({ command }) => ({
  root: import.meta.dirname,
  plugins: [react()],
  // In development nothing replaces the mark, and no policy asks for it.
  ...(command === 'build' && { html: { cspNonce: nonceMark } }),
  server: { proxy: { '/api': { target: apiAddress, changeOrigin: false } } },
  build: {
    target: 'es2023',
    // Fonts as data: addresses would need a wider policy.
    assetsInlineLimit: 0,
    // The largest piece is Ant Design with React, which every page needs.
    chunkSizeWarningLimit: 1200,
  },
}))
