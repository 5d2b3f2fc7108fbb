/** Worker threads of this program. */
import { Worker } from 'node:worker_threads'

/** Starts a module beside another one as a thread: from sources (`.ts`) it registers the loader itself, which threads do not inherit. */
export function startThread(name: string, beside: string, workerData: unknown): Worker {
  if (!beside.endsWith('.ts')) return new Worker(new URL(`./${name}.js`, beside), { workerData })
  const file = new URL(`./${name}.ts`, beside).href
  const source = `import('tsx/esm/api').then(({ register }) => { register(); return import(${JSON.stringify(file)}) })`
  return new Worker(source, { eval: true, workerData })
}
