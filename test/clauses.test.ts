/** Clauses from trees written in the case file: no parser in the loop. */
import { readClauses } from '../src/clauses/index.js'
import { readKnowledge } from '../src/app/knowledge-files.js'
import { indexClauses } from '../src/knowledge/clauses/index.js'
import { dispatchFromConllu } from './clauses/conllu.js'
import { printClauses } from './clauses/print.js'
import { golden } from './golden.js'

const clauses = indexClauses(readKnowledge().clauses)

golden('clauses', (input) => {
  const read = dispatchFromConllu(input)
  return printClauses(read.tokens, readClauses(read, { clauses }))
})
