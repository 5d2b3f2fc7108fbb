/** Runs the suites `treebank` (from gold tokens, or with --raw from the running text), `mentions` and `coreference`. */
import { readDispatch } from '../../input/index.js'
import { readConllu, TreebankError } from '../../score/conllu.js'
import { scoreCoreference } from '../../score/coreference.js'
import { scoreMentions } from '../../score/mentions.js'
import { scoreTreebankRaw } from '../../score/treebank-raw.js'
import { compareTreebank, parseGold } from '../../score/treebank.js'
import { UserError } from '../errors.js'
import { loadCoder, loadModel } from '../resources.js'
import { readSample, type Suite } from './suite.js'

export const treebankSuite: Suite = (path, options) => orUserError(path, () => (options.raw ? rawScore(path) : treeScore(path)))

/** Heads of mentions of persons, organisations and places, on a treebank with GUM's Entity column. */
export const mentionsSuite: Suite = (path) =>
  orUserError(path, () => {
    const score = scoreMentions(readSample(path), loadModel().model)
    return { about: `${score.n} mentions of persons, organisations and places, by head, from gold tokens`, score, notes: [], faults: [] }
  })

/** Links between mentions, on a treebank with GUM's chains, from the running text. */
export const coreferenceSuite: Suite = (path) =>
  orUserError(path, () => {
    const coder = loadCoder({})
    const { score, faults } = scoreCoreference(readSample(path), (text) => coder(readDispatch({ text, published: null }).dispatch))
    return {
      about: `${score.documents} documents, ${score.n} gold links and ${score.made} links made, from the running text`,
      score,
      notes: ['coverage: first and second persons are not counted; whom the coder cannot tell, it leaves alone'],
      faults,
    }
  })

function treeScore(path: string): ReturnType<Suite> {
  const sentences = readConllu(readSample(path))
  const { model } = loadModel()
  // The first passes warm the code up; the last one is timed and scored.
  for (let pass = 0; pass < 2; pass++) parseGold(sentences, model)
  const began = process.cpuUsage()
  const parsed = parseGold(sentences, model)
  const { user } = process.cpuUsage(began)
  const score = compareTreebank(sentences, parsed)
  return {
    about: `${score.n} sentences, from gold tokens`,
    score: {
      ...score,
      core: score.core.f1,
      oblique: score.oblique.f1,
      coreRates: score.core,
      obliqueRates: score.oblique,
      sentencesPerSecond: score.n / (user / 1e6),
    },
    notes: ['sentencesPerSecond: tags and trees from gold tokens, by processor time, after warm-up'],
    faults: [],
  }
}

function rawScore(path: string): ReturnType<Suite> {
  const score = scoreTreebankRaw(readSample(path))
  return { about: `${score.n} sentences, from the running text`, score, notes: [], faults: [] }
}

function orUserError<Result>(path: string, run: () => Result): Result {
  try {
    return run()
  } catch (error) {
    if (error instanceof TreebankError) throw new UserError(`${path}: ${error.message}`)
    throw error
  }
}
