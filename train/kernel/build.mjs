/** Compiles kernel.ts with AssemblyScript and writes the bytes as text into src/language/kernel-bytes.ts. Use: node train/kernel/build.mjs */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import asc from 'assemblyscript/asc'

const folder = fileURLToPath(new URL('.', import.meta.url))
let bytes = new Uint8Array()
const { error, stderr } = await asc.main(
  [join(folder, 'kernel.ts'), '--outFile', 'kernel.wasm', '-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd', '--importMemory', '--initialMemory', '1', '--memoryBase', '64'],
  { writeFile: (name, content) => void (name.endsWith('.wasm') && (bytes = content)) },
)
if (error) throw new Error(stderr.toString())
const lines = Buffer.from(bytes).toString('base64').match(/.{1,120}/g) ?? []
const text = `/** The WebAssembly kernel, made by train/kernel/build.mjs from train/kernel/kernel.ts: ${bytes.length} bytes in base 64. */\nexport const kernelBytes =\n${lines.map((line) => `  '${line}'`).join(' +\n')}\n`
writeFileSync(join(folder, '../../src/language/kernel-bytes.ts'), text)
process.stdout.write(`${bytes.length} bytes\n`)
