/** Runs the `dispatches` suite over a folder of annotated dispatches. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { byText } from '../../base/order.js'
import { goldDispatch, rated, scoreDispatch, sumDispatches } from '../../score/dispatches/index.js'
import { UserError } from '../errors.js'
import { proseOf } from '../receive.js'
import { loadCoder } from '../resources.js'
import { codeText, readSample, type Suite } from './suite.js'

export const dispatchesSuite: Suite = (path, options) => {
  const coder = loadCoder({})
  const documents = readFolder(path).map((name) => {
    const gold = readGold(join(path, name))
    return scoreDispatch(gold, codeText(coder, proseOf(gold.raw).text, gold.published))
  })
  const faults = documents.flatMap((one) => [
    `== ${one.id}`,
    ...rated.flatMap((kind) => [
      ...(one.faults[kind]?.missed ?? []).map((line) => `${kind} missed: ${line}`),
      ...(one.faults[kind]?.wrong ?? []).map((line) => `${kind} wrong:  ${line}`),
      ...(one.faults[kind]?.misread ?? []).map((line) => `${kind} misread: ${line}`),
    ]),
  ])
  return {
    about: `${documents.length} annotated dispatches`,
    score: sumDispatches(documents),
    notes: [],
    faults: options.faults ? faults : [],
  }
}

function readFolder(path: string): readonly string[] {
  try {
    const names = readdirSync(path)
      .filter((name) => name.endsWith('.json'))
      .sort(byText)
    if (names.length === 0) throw new UserError(`${path} holds no .json file`)
    return names
  } catch (error) {
    if (error instanceof UserError) throw error
    throw new UserError(`${path} cannot be read as a folder: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function readGold(file: string) {
  try {
    return goldDispatch.parse(JSON.parse(readSample(file)))
  } catch (error) {
    throw new UserError(
      `${file}: not an annotated dispatch: ${error instanceof Error ? error.message.replace(/\s+/g, ' ').slice(0, 300) : String(error)}`,
    )
  }
}
