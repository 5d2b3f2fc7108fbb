/** Which names of the record mean one person: a shorter name is taken for the only longer one of the same state that it fits. */
import { contentId } from '../base/hash.js'
import { byText } from '../base/order.js'
import type { PersonId } from './reader.js'
import { namesAgree } from './names.js'

/** For each key (`state|name`) the person it belongs to. The result depends on the set of keys alone. */
export function linkPersons(keys: readonly string[]): Map<string, PersonId> {
  const byWord = new Map<string, string[]>()
  for (const key of [...new Set(keys)].sort(byText))
    for (const word of new Set(edgesOf(nameOf(key)))) {
      const list = byWord.get(`${stateOf(key)}|${word}`)
      if (list) list.push(key)
      else byWord.set(`${stateOf(key)}|${word}`, [key])
    }
  const out = new Map<string, PersonId>()
  for (const key of keys) out.set(key, contentId<'person'>('p', [fullest(key, byWord)]))
  return out
}

/** The longest name that a name fits, if all that it fits fit each other; else the name itself. */
function fullest(key: string, byWord: ReadonlyMap<string, readonly string[]>): string {
  const name = nameOf(key)
  const words = name.split(' ').length
  const fitting = new Set<string>()
  for (const word of edgesOf(name))
    for (const other of byWord.get(`${stateOf(key)}|${word}`) ?? [])
      if (nameOf(other).split(' ').length > words && namesAgree(name, nameOf(other))) fitting.add(other)
  const candidates = [...fitting].sort((a, b) => nameOf(b).split(' ').length - nameOf(a).split(' ').length || byText(a, b))
  const [longest] = candidates
  if (longest === undefined) return key
  return candidates.every((other) => namesAgree(nameOf(other), nameOf(longest))) ? longest : key
}

/** First and last word: by one of them a short form of a name begins or ends. */
function edgesOf(name: string): string[] {
  const words = name.split(' ')
  return [words[0] ?? '', words.at(-1) ?? '']
}

function nameOf(key: string): string {
  return key.slice(key.indexOf('|') + 1)
}

function stateOf(key: string): string {
  return key.slice(0, key.indexOf('|'))
}
