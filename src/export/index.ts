/** The record in the formats that the field's notebooks open. */
export { formats, type Source, tables } from './formats.js'
export { codebook, type PackageInfo } from './package.js'
export { type ForeignEvent, type ForeignFormat, readForeign, readMentions } from './read.js'
export type { Vocabulary } from './vocabulary.js'
export { formatNames, writeExport } from './write.js'
