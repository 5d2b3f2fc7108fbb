/**
 * Demarche as a library, for Node. One coder serves any number of texts:
 *
 *   import { codeText, codingJson, loadCoder } from 'demarche'
 *   const coder = loadCoder({})
 *   const coding = codeText(coder, text, '2022-08-28')
 *
 * A record is asked by the same questions that the commands ask:
 *
 *   import { openRecord } from 'demarche'
 *   const record = await openRecord('desk')
 *   const { items } = await record.events({ between: ['EGY', 'USA'], standing: ['happened'], from: dayOf(1975, 1, 1) })
 *   record.close()
 *
 * In a browser, take `makeCoder` with knowledge and model fetched by the page: nothing in it touches a disk.
 */
export { type CodingJson, codingJson, codingSchema } from './app/json.js'
export { addToRecord } from './app/add-to-record.js'
export { codeHere } from './app/code-batch.js'
export { type CoderOptions, loadCoder, loadKnowledge, loadModel } from './app/resources.js'
export { codeText } from './app/score/suite.js'
export * from './base/index.js'
export { readDispatch } from './input/index.js'
export * from './model/index.js'
export { type BatchCoder, type Coder, makeCoder } from './pipeline/code.js'
export {
  type Filter,
  type Item,
  keepPair,
  keepVerdict,
  openRecord,
  type Page,
  type PageRequest,
  type RecordReader,
} from './store/index.js'
