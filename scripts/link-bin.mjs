// Puts the built program where npx looks first, so that `npx demarche` works in the checkout at once and needs no cache of npx.
import { chmodSync, existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs'

if (process.platform !== 'win32' && existsSync('node_modules')) {
  chmodSync('dist/cli/index.js', 0o755)
  mkdirSync('node_modules/.bin', { recursive: true })
  rmSync('node_modules/.bin/demarche', { force: true })
  symlinkSync('../../dist/cli/index.js', 'node_modules/.bin/demarche')
}
