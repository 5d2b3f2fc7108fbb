/** Runs the `meetings` suite over sentences with known states, place and day. */
import { parseMeetingRows, scoreMeetingRows } from '../../score/meetings.js'
import { loadCoder } from '../resources.js'
import { readSample, type Suite } from './suite.js'

export const meetingsSuite: Suite = (path, options) => {
  const { wrong, ...score } = scoreMeetingRows(parseMeetingRows(readSample(path), path), loadCoder({}))
  return {
    about: `${score.n} dispatch-like sentences`,
    score,
    notes: [],
    faults: options.faults ? wrong.map((one) => JSON.stringify(one)) : [],
  }
}
