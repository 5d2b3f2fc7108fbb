/** Runs the `attribution` suite over articles with annotated attributions. */
import { type AttributionCounts, readAttributions, scoreAttributions, sumAttributions } from '../../score/attribution.js'
import { loadCoder } from '../resources.js'
import { codeText, readSample, type Suite } from './suite.js'

export const attributionSuite: Suite = (path, options) => {
  const coder = loadCoder({})
  const articles = readAttributions(path, readSample(path)).map((gold) => ({
    gold,
    counts: scoreAttributions(gold, codeText(coder, gold.text)),
  }))
  return {
    about: `${articles.length} articles`,
    score: sumAttributions(articles.map((one) => one.counts)),
    notes: [],
    faults: options.faults ? articles.flatMap(({ counts }) => faultsOf(counts)) : [],
  }
}

function faultsOf(counts: AttributionCounts): readonly string[] {
  return [
    ...counts.missed.map((line) => `${counts.id} missed: ${line}`),
    ...counts.wrong.map((line) => `${counts.id} wrong: ${line}`),
    ...counts.wrongSource.map((line) => `${counts.id} wrong source: ${line}`),
  ]
}
