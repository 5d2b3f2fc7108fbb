// Completes package-lock.json with the optional packages of other platforms, which npm leaves out when the registry at hand
// does not carry them: without their rows 'npm ci' refuses the lock file. Run after 'npm install' has changed it.
import { readFileSync, writeFileSync } from 'node:fs'

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'))
const systems = ['android', 'darwin', 'freebsd', 'linux', 'openbsd', 'netbsd', 'sunos', 'aix', 'openharmony', 'win32']
const processors = ['arm64', 'x64', 'ia32', 'arm', 'riscv64', 'ppc64', 's390x', 'loong64', 'mips64el', 'wasm32']

/** System, processor and C library as a package's name states them: "@scope/cli-linux-arm64-musl". */
function platformOf(name) {
  const parts = name.split(/[-/.]/)
  const os = systems.filter((one) => parts.includes(one))
  const cpu = processors.filter((one) => parts.includes(one) || (one === 'arm' && parts.some((part) => /^arm(?:v\d|hf)?$|^armv7$/.test(part))))
  const libc = parts.includes('musl') ? ['musl'] : parts.some((part) => /^gnu/.test(part)) ? ['glibc'] : []
  return { ...(os.length > 0 && { os }), ...(cpu.length > 0 && { cpu }), ...(libc.length > 0 && os.includes('linux') && { libc }) }
}

let added = 0
for (const [path, entry] of Object.entries({ ...lock.packages }))
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    if (path === '') continue
    const nested = `${path}/node_modules/${name}`
    const top = `node_modules/${name}`
    if (lock.packages[nested] || lock.packages[top]) continue
    const platform = platformOf(name)
    if (!platform.os && !platform.cpu) continue
    lock.packages[top] = { version: range.replace(/^[\^~>=\s]+/, ''), ...(entry.dev && { dev: true }), optional: true, ...platform }
    added++
  }
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`)
process.stdout.write(`${added} rows added\n`)
