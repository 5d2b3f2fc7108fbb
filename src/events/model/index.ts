/** The trained decision among readings of a pair. */
export { featuresOf, makeDecider, type Contribution, type PairInput, type RelationDecider, type RelationDecision } from './decide.js'
export { makeSink } from './sink.js'
export { crossValidate, heldOutDeciders, type PreparedRow, type Sample, trainingOptions, trainRelations } from './train.js'
export { indexVectors, type RowOf, type WordVectors } from './vectors.js'
export { readRelationWeights, RelationModelError, type RelationWeights, writeRelationWeights } from './weights.js'
