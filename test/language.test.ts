/** Golden cases of the language stage: sentences, words, tags and trees. */
import { golden } from './golden.js'
import { dispatchOf, read } from './language-build.js'

golden('sentences', (text) => {
  const { tokens } = read(dispatchOf(text))
  return tokens.sentences
    .map((sentence) => text.slice(tokens.from[sentence.first], tokens.to[sentence.end - 1]).replaceAll('\n', ' / '))
    .join('\n')
})

golden('tokens', (text) => {
  const { tokens } = read(dispatchOf(text))
  return tokens.sentences.map((sentence) => tokens.form.slice(sentence.first, sentence.end).join(' ')).join('\n')
})

golden('tags', (text) => {
  const { tokens } = read(dispatchOf(text))
  return tokens.form.map((form, i) => `${form}/${tokens.tag[i] ?? ''}/${tokens.fine[i] ?? ''}`).join(' ')
})

golden('parse', (text) => {
  const { tokens } = read(dispatchOf(text))
  return tokens.form
    .map((form, i) => `${form} <${tokens.relation[i] ?? ''}< ${tokens.head[i] === i ? '(root)' : (tokens.form[tokens.head[i] ?? i] ?? '')}`)
    .join('\n')
})
