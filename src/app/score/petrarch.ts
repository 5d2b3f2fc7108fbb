/** Runs the `petrarch` suite: records coded by the dictionaries that they presuppose. */
import { existsSync } from 'node:fs'
import { parseDay } from '../../base/days.js'
import { codeByDictionary } from '../../events/petrarch/index.js'
import { readDispatch } from '../../input/index.js'
import { readDictionaries } from '../../knowledge/dictionaries/index.js'
import { readVerbsDictionary } from '../../knowledge/dictionaries/verbs.js'
import { makeLanguage } from '../../language/index.js'
import { countPetrarch, type PetrarchRecord, readPetrarchRecords, scorePetrarch } from '../../score/petrarch.js'
import { GoldError } from '../../score/gold-error.js'
import { UserError } from '../errors.js'
import { loadModel } from '../resources.js'
import { readSample, type Suite } from './suite.js'

export const petrarchSuite: Suite = (path, options) => {
  if (options.actors === undefined || options.agents === undefined)
    throw new UserError('the petrarch suite needs the dictionaries of its records: --actors FILE --agents FILE [--verbs FILE]')
  const verbsPath = options.verbs ?? besideIt(options.actors, 'verbs')
  if (verbsPath === null) throw new UserError(`no verb dictionary lies beside ${options.actors}; name one with --verbs FILE`)
  const discardsPath = besideIt(options.actors, 'discards')
  const discards = discardsPath === null ? [] : readDiscards(readSample(discardsPath))
  const coder = {
    dictionaries: readDictionaries(readSample(options.actors), readSample(options.agents)),
    verbs: readVerbsDictionary({ name: verbsPath, text: readSample(verbsPath) }),
  }
  const language = makeLanguage(loadModel().model)
  const records = readRecords(path)
  const counts = records.map((record) => {
    const text = record.text.replace(/&amp;/g, '&').replace(/_/g, ' ')
    const { dispatch } = readDispatch({ text })
    const { tokens } = language({ ...dispatch, regions: [{ kind: 'body', from: 0, to: text.length }], dateline: null })
    const dropped = discards.some((words) => ` ${tokens.lower.join(' ')} `.includes(` ${words}`))
    const events = dropped ? [] : codeByDictionary(tokens, coder, parseDay(record.date))
    return {
      record,
      count: countPetrarch(
        record,
        events.map((event) => ({ source: event.source, target: event.target, cameo: event.code })),
      ),
    }
  })
  return {
    about: `${records.length} records`,
    score: scorePetrarch(counts.map((one) => one.count)),
    notes: [`verbs: ${verbsPath}`, ...(discardsPath === null ? [] : [`discards: ${discardsPath}`])],
    faults: options.faults
      ? counts.flatMap(({ record, count }) =>
          count.allRight
            ? []
            : [`${record.id} missed: ${count.missed.join(', ') || '-'}; wrong: ${count.wrong.join(', ') || '-'}: ${record.text}`],
        )
      : [],
  }
}

/** The dictionary of another kind with the same name beside a given one, or null. */
function besideIt(path: string, kind: string): string | null {
  const other = path.replace(/actors(?=[^/\\]*$)/i, kind)
  return other !== path && existsSync(other) ? other : null
}

/** Phrases that make a record worthless (sports, storms), folded to lower case. */
function readDiscards(text: string): readonly string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.replace(/#.*$/, '').replace(/^\+/, '').replace(/_/g, ' ').trim().toLowerCase())
    .filter((line) => line !== '')
}

function readRecords(path: string): readonly PetrarchRecord[] {
  try {
    return readPetrarchRecords(path, readSample(path))
  } catch (error) {
    if (error instanceof GoldError) throw new UserError(error.message)
    throw error
  }
}
