/** Vocabulary of speech, attitude, evaluation and conditions: compiled from knowledge/speech, indexed for the coder of statements. */
export * from './compile.js'
export * from './index-speech.js'
