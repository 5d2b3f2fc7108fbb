/** Minimal contrasts: one word turns an act into its promise, its refusal, its end, a charge or history. One sentence a line. */
import { loadCoder } from '../src/app/resources.js'
import { codeSentence } from './events/sentence.js'
import { golden } from './golden.js'

const coder = loadCoder({})

golden('contrast', (input) =>
  input
    .split('\n')
    .map((line) => codeSentence(coder, line))
    .join('\n'),
)
