/** A process for tests of crashes: adds files to a record with the fake coder, stopping itself at a chosen step of the disk if told to. */
import { addAll } from '../../src/app/add-to-record.js'
import { codeHere } from '../../src/app/code-batch.js'
import { readInputs } from '../../src/input/readers/index.js'
import { realDisk } from '../../src/store/disk.js'
import { fakeCoder } from './fake-coder.js'

const [folder = '', stopAt = '0', ...inputs] = process.argv.slice(2)
let step = 0
if (Number(stopAt) > 0) {
  // Each operation of the disk is a step; at the chosen one the process kills itself, a write only half done.
  for (const name of ['openAppend', 'write', 'sync', 'truncate', 'rename', 'link', 'remove', 'syncFolder'] as const) {
    const real = realDisk[name] as (...args: readonly unknown[]) => unknown
    Object.assign(realDisk, {
      [name]: (...args: readonly unknown[]) => {
        if (++step === Number(stopAt)) {
          const [file, bytes] = args
          if (name === 'write' && bytes instanceof Uint8Array) real(file, bytes.subarray(0, bytes.length >> 1))
          process.kill(process.pid, 'SIGKILL')
        }
        return real(...args)
      },
    })
  }
}
process.stdout.write('ready\n')
await addAll(folder, readInputs(inputs), codeHere(fakeCoder), { groupSize: 4 })
process.stdout.write(`steps ${step}\n`)
