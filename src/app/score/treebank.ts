/** Runs the `treebank` suite: from gold tokens, or with --raw from the running text. */
import { scoreTreebank } from '../../score/treebank.js'
import { loadModel } from '../resources.js'
import { readSample, type Suite } from './suite.js'

export const treebankSuite: Suite = (path) => {
  const conllu = readSample(path)
  const { model } = loadModel()
  const began = process.hrtime.bigint()
  const score = scoreTreebank(conllu, model)
  const seconds = Number(process.hrtime.bigint() - began) / 1e9
  return {
    about: `${score.n} sentences, from gold tokens`,
    score: {
      ...score,
      core: score.core.f1,
      oblique: score.oblique.f1,
      coreRates: score.core,
      obliqueRates: score.oblique,
      sentencesPerSecond: score.n / seconds,
    },
    notes: [],
    faults: [],
  }
}
