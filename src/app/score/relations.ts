/** Runs the `relations` suite: told the pair, cross-validated, or end to end. */
import type { Event } from '../../model/record.js'
import {
  crossValidate,
  heldOutDeciders,
  makeDecider,
  type PreparedRow,
  type RelationDecider,
  type RelationWeights,
  type Sample,
} from '../../events/model/index.js'
import { GoldError } from '../../score/gold-error.js'
import {
  type RelationRoot,
  type RelationRow,
  readRelations,
  relationRootOf,
  relationRoots,
  scoreEndToEnd,
  scoreRelations,
} from '../../score/relations.js'
import { type Coder, makeCoder } from '../../pipeline/code.js'
import { UserError } from '../errors.js'
import type { RelationExample } from '../../knowledge/relations/index.js'
import { loadRelationWeights, readExamples } from '../relation-examples.js'
import { makePairReader, prepareRow } from '../relations.js'
import { loadCoder, loadKnowledge, loadModel } from '../resources.js'
import { codeText, readSample, type ScoreOptions, type Suite, type SuiteResult } from './suite.js'

/** Seed of the folds. */
const seed = 20_220_828

export const relationsSuite: Suite = (path, options) => {
  const rows = readRows(path)
  if (options.endToEnd) return endToEnd(rows, options)
  const weights = loadRelationWeights()
  const read = makePairReader(loadKnowledge({}), loadModel().model)
  const prepare = prepareRow(read, weights.vectors)
  const decider = makeDecider(weights)
  const predicted =
    options.crossValidate === undefined
      ? rows.map(prepare).map((row) => bestOf(decider.score(row.keys, row.means)))
      : crossValidate(sampleOf(rows, weights, prepare), foldsOf(options.crossValidate), seed)
  const roots = predicted.map((root): RelationRoot => relationRootOf(root) ?? 'ACCUSE')
  const seen = options.crossValidate === undefined ? rows.filter((row) => decider.hasSeen(row.text)).length : 0
  return {
    about:
      options.crossValidate === undefined
        ? `${rows.length} marked sentences`
        : `${rows.length} marked sentences, ${options.crossValidate}-fold cross-validation`,
    score: scoreRelations(rows, roots),
    notes: seen > 0 ? [`${seen} of ${rows.length} sentences were seen in training: --cross-validate 5 gives the honest figure`] : [],
    faults: options.faults
      ? rows.flatMap((row, i) => (row.root === roots[i] ? [] : [`${row.id}: ${row.root}, given ${roots[i] ?? ''}: ${row.text}`]))
      : [],
  }
}

function readRows(path: string): readonly RelationRow[] {
  try {
    return readRelations(path, readSample(path))
  } catch (error) {
    if (error instanceof GoldError) throw new UserError(error.message)
    throw error
  }
}

function foldsOf(count: number): number {
  if (!Number.isInteger(count) || count < 2) throw new UserError(`--cross-validate wants a whole number of folds from 2 on, not ${count}`)
  return count
}

function bestOf(scores: readonly { readonly root: string; readonly score: number }[]): string {
  return scores.reduce((best, one) => (one.score > best.score ? one : best), { root: '', score: -1 }).root
}

/** With --cross-validate each row is coded with weights that did not see it. */
function endToEnd(rows: readonly RelationRow[], options: ScoreOptions): SuiteResult {
  const coders = codersOf(rows, options.crossValidate)
  const events = rows.map((row, i) => codeText(coders.of(i), row.text).records.filter((record): record is Event => record.kind === 'event'))
  return {
    about: `${rows.length} sentences, actors to be found${options.crossValidate === undefined ? '' : `, ${options.crossValidate}-fold cross-validation`}`,
    score: scoreEndToEnd(rows, events),
    notes:
      coders.seen > 0
        ? [`${coders.seen} of ${rows.length} sentences were seen in training: add --cross-validate 5 for the honest figure`]
        : [],
    faults: options.faults ? rows.flatMap((row, i) => faultOf(row, events[i] ?? [])) : [],
  }
}

function codersOf(rows: readonly RelationRow[], folds: number | undefined): { readonly of: (row: number) => Coder; readonly seen: number } {
  if (folds === undefined) {
    const coder = loadCoder({})
    const decider = makeDecider(loadRelationWeights())
    return { of: () => coder, seen: rows.filter((row) => decider.hasSeen(row.text)).length }
  }
  const weights = loadRelationWeights()
  const knowledge = loadKnowledge({})
  const { model } = loadModel()
  const prepare = prepareRow(makePairReader(knowledge, model), weights.vectors)
  const deciders = heldOutDeciders(sampleOf(rows, weights, prepare), foldsOf(folds), seed)
  const coders = new Map([...new Set(deciders)].map((one) => [one, makeCoder(knowledge, model, { coder: 'held out', model: '' }, one)]))
  const plain = makeCoder(knowledge, model, { coder: 'held out', model: '' })
  return { of: (row) => coders.get(deciders[row] as RelationDecider) ?? plain, seen: 0 }
}

/** The rows with the written examples beside them. */
function sampleOf(rows: readonly RelationRow[], weights: RelationWeights, prepare: (row: RelationExample) => PreparedRow): Sample {
  return { gold: rows.map(prepare), examples: readExamples().map(prepare), roots: relationRoots, vectors: weights.vectors }
}

function faultOf(row: RelationRow, events: readonly Event[]): readonly string[] {
  const one = scoreEndToEnd([row], [events])
  if (one.correct === 1) return []
  const given = events.map(
    (event) =>
      `${event.type}(${event.sources.map((party) => party.text).join('+')} > ${event.targets.map((party) => party.text).join('+')})`,
  )
  return [
    `${row.id} ${one.found === 1 ? 'wrong class' : 'pair not found'}: ${row.root}; given ${given.join(', ') || 'nothing'}: ${row.text}`,
  ]
}
