import tailwind from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The pages of the reading room: built into dist/web, served by `demarche serve`. Fonts stay files: a policy without data: fonts holds. */
export default defineConfig({
  root: 'src/web',
  plugins: [react(), tailwind()],
  build: { outDir: '../../dist/web', emptyOutDir: true, assetsInlineLimit: 0, target: 'es2023', modulePreload: { polyfill: false } },
  server: { proxy: { '/api': 'http://127.0.0.1:4770', '/core': 'http://127.0.0.1:4770' } },
})
