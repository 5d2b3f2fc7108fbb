/** From the text of a dispatch to sentences, words, tags, lemmas and a dependency tree. */
export { ModelError, type Manifest } from './format.js'
export { loadLanguageModel, type LanguageModel } from './model.js'
export { makeLanguage, parseWords, readLanguage, type LanguageResult } from './language.js'
