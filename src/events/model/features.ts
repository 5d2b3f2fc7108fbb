/** Features of a pair in its sentence: words around it, the path between the two in the tree, predicates, modality, and what the rules say. */
import type { ReadingBetween } from '../between.js'
import { auxiliariesOf, type PairSentence, predicatesOf, prepositionOf, upward } from './sentence.js'
import type { Sink } from './sink.js'

/** Tokens whose mean vectors are features, one list for each of `slots`. */
export type SlotTokens = readonly (readonly number[])[]

/** Writes all features of a pair to the sink. Returns the words whose vectors count. */
export function addFeatures(sentence: PairSentence, readings: readonly ReadingBetween[], sink: Sink): SlotTokens {
  addWords(sentence, sink)
  const source = sentence.sourceHead < 0 ? [] : upward(sentence, sentence.sourceHead)
  const target = sentence.targetHead < 0 ? [] : upward(sentence, sentence.targetHead)
  addHeads(sentence, source, target, sink)
  const meeting = target.find((token) => source.includes(token)) ?? -1
  if (meeting >= 0) addPath(sentence, source.slice(0, source.indexOf(meeting) + 1), target.slice(0, target.indexOf(meeting) + 1), sink)
  const chain = predicatesOf(sentence, source, meeting, target)
  addPredicates(sentence, chain, sink)
  for (const token of target.slice(0, 3))
    sink.add('word of or above the target', sentence.symbol[token], token === target[0] ? 'head' : 'above')
  for (const word of telling) if (sentence.lower.includes(word)) sink.add('word anywhere', word)
  addReadings(readings, sink)
  const path =
    meeting < 0 ? chain.slice(0, 1) : [...source.slice(1, source.indexOf(meeting) + 1), ...target.slice(1, target.indexOf(meeting))]
  return slotTokens(sentence, chain, path)
}

const telling = ['if', 'unless', 'until', 'not', "n't", 'will', 'would', 'could', 'may', 'must', 'should', 'agreed', 'joint', 'against']

/** The sentence as a row of symbols in which each stretch, each name and each number is one. */
function symbolsInOrder(sentence: PairSentence): readonly string[] {
  const out: string[] = []
  for (let i = 0; i < sentence.length; i++) {
    const symbol = sentence.inTarget[i] ? 'T' : sentence.inSource[i] ? 'S' : (sentence.symbol[i] ?? '')
    if (symbol === 'a' || symbol === 'the') continue
    if ((symbol === 'S' || symbol === 'T' || symbol === 'NAME' || symbol === '#') && out.at(-1) === symbol) continue
    out.push(symbol)
  }
  return out
}

function addWords(sentence: PairSentence, sink: Sink): void {
  const row = symbolsInOrder(sentence)
  const [source, target] = [row.indexOf('S'), row.indexOf('T')]
  sink.add('order of the two', source < 0 ? 't' : target < 0 ? 's' : source < target ? 'st' : 'ts')
  const low = source < 0 ? target : target < 0 ? source : Math.min(source, target)
  const high = Math.max(source, target)
  for (let i = 0; i < row.length; i++) {
    const symbol = row[i] ?? ''
    if (/^[a-z]/.test(symbol)) {
      sink.add('word', symbol)
      sink.add(i < low ? 'word before both' : i < high ? 'word between' : 'word after both', symbol)
    }
    const inside = i >= low && i <= high
    if (i + 1 < row.length) sink.add(inside ? 'two words' : 'two words outside', symbol, row[i + 1])
    if (i + 2 < row.length && inside) sink.add('three words', symbol, row[i + 1], row[i + 2])
    addNear(sink, symbol, source < 0 ? 0 : i - source, target < 0 ? 0 : i - target)
  }
  for (let i = 0; i < sentence.length; i++) {
    const symbol = sentence.symbol[i] ?? ''
    if (!/^[a-z]/.test(symbol)) continue
    if (sentence.inSource[i]) sink.add('word in the source', symbol)
    if (sentence.inTarget[i]) sink.add('word in the target', symbol)
  }
}

/** `fromSource` and `fromTarget`: places to the right of each, 0 where it is not there. */
function addNear(sink: Sink, symbol: string, fromSource: number, fromTarget: number): void {
  if (fromSource > 0 && fromSource <= 4) sink.add('word soon after the source', symbol)
  if (fromSource > 0 && fromSource <= 3) sink.add('word after the source at', symbol, digits[fromSource])
  if (fromTarget < 0 && fromTarget >= -3) sink.add('word before the target at', symbol, digits[-fromTarget])
  if (fromTarget > 0 && fromTarget <= 3) sink.add('word soon after the target', symbol)
}

const digits = ['0', '1', '2', '3', '4', '5']

function addHeads(sentence: PairSentence, source: readonly number[], target: readonly number[], sink: Sink): void {
  if (source[0] !== undefined) sink.add('head of the source', sentence.symbol[source[0]])
  if (target[0] !== undefined) {
    sink.add('head of the target', sentence.symbol[target[0]])
    const preposition = prepositionOf(sentence, target[0])
    if (preposition !== '') sink.add('preposition of the target', preposition)
  }
  for (const [above, names] of [
    [source, ['above the source', 'above the source at', 'source hangs by', 'source hangs from, by']],
    [target, ['above the target', 'above the target at', 'target hangs by', 'target hangs from, by']],
  ] as const) {
    for (let k = 1; k < Math.min(above.length, 5); k++) {
      const governor = sentence.symbol[above[k] ?? 0] ?? ''
      const dependant = above[k - 1] ?? 0
      const relation = sentence.relation[dependant] ?? ''
      sink.add(names[0], governor)
      sink.add(names[1], governor, relation, digits[k])
      if (k > 1) continue
      const preposition = prepositionOf(sentence, dependant)
      sink.add(names[2], relation, preposition)
      sink.add(names[3], governor, relation, preposition)
    }
  }
}

/** A relation without its subtype; passives keep theirs. */
function plain(relation: string): string {
  const colon = relation.indexOf(':')
  return colon < 0 || relation.endsWith(':pass') ? relation : relation.slice(0, colon)
}

function addPath(sentence: PairSentence, source: readonly number[], target: readonly number[], sink: Sink): void {
  const relations = (tokens: readonly number[]): string[] => tokens.map((token) => plain(sentence.relation[token] ?? ''))
  const shape = `${relations(source.slice(0, -1)).join('^')}|${relations(target.slice(0, -1).toReversed()).join('v')}`
  const meeting = sentence.symbol[source.at(-1) ?? 0] ?? ''
  sink.add('path', shape)
  sink.add('meeting word', meeting)
  sink.add('path and meeting word', shape, meeting)
  const inner = [...source.slice(1), ...target.slice(1, -1).toReversed()].map((token) => sentence.symbol[token] ?? '')
  for (const symbol of inner) sink.add('word on the path', symbol)
  for (let k = 0; k + 1 < inner.length; k++) sink.add('two words on the path', inner[k], inner[k + 1])
  if (inner.length <= 4) sink.add('three words on the path', inner.join('>'))
}

const argument = /^(?:obj|obl|iobj|nsubj|compound:prt|nmod|advcl|mark)/

function addPredicates(sentence: PairSentence, chain: readonly number[], sink: Sink): void {
  chain.forEach((predicate, place) => {
    const symbol = sentence.symbol[predicate] ?? ''
    const auxiliaries = auxiliariesOf(sentence, predicate)
    if (place === 0) {
      const all = auxiliaries.toSorted().join(',')
      sink.add('predicate', symbol)
      sink.add('predicate form', all, sentence.fine[predicate])
      sink.add('predicate with auxiliary', symbol, all)
      for (const auxiliary of auxiliaries) sink.add('auxiliary', auxiliary)
    } else {
      sink.add('predicate below', symbol)
      sink.add('predicate over predicate', sentence.relation[predicate], sentence.symbol[sentence.head[predicate] ?? 0], symbol)
      for (const auxiliary of auxiliaries) {
        sink.add('auxiliary below', auxiliary)
        sink.add('auxiliary with predicate below', auxiliary, symbol)
      }
    }
    for (const child of sentence.children[predicate] ?? []) addArgument(sentence, symbol, child, place === 0, sink)
  })
}

function addArgument(sentence: PairSentence, predicate: string, child: number, first: boolean, sink: Sink): void {
  const relation = sentence.relation[child] ?? ''
  if (!argument.test(relation)) return
  const preposition = prepositionOf(sentence, child)
  const word = sentence.inTarget[child] ? 'T' : sentence.inSource[child] ? 'S' : (sentence.symbol[child] ?? '')
  sink.add('predicate, relation, preposition, word', predicate, `${relation}:${preposition}`, word)
  if (relation !== 'mark') sink.add(first ? 'relation and word of the predicate' : 'relation and word below the predicate', relation, word)
  sink.add('predicate, relation, preposition', predicate, relation, preposition)
  if (sentence.inTarget[child]) sink.add('target as', relation, preposition)
}

/** How the two stretches fit the frame of a rule. */
function fitOf(reading: ReadingBetween): string {
  const { first, second } = reading
  if (first === 'source' && (second === 'target' || (reading.symmetric && second === 'source'))) return 'both'
  if (first === 'target' && second === 'source') return 'back'
  if (first === 'source') return 'source'
  if (second === 'target') return 'target'
  return first !== null || second !== null ? 'other' : 'none'
}

function addReadings(readings: readonly ReadingBetween[], sink: Sink): void {
  if (readings.length === 0) sink.add('no rule fits')
  readings.slice(0, 3).forEach((reading, place) => {
    const rank = place === 0 ? 'first' : 'later'
    sink.add('rule type', rank, reading.type)
    sink.add('rule type with fit', rank, reading.type, fitOf(reading))
    sink.add('rule type before composition', rank, reading.baseType, reading.standing)
    sink.add('rule', rank, reading.rule)
    sink.add('rule with standing', rank, reading.rule, reading.standing)
    sink.add('a rule type', reading.type)
    if (reading.cameo !== null) sink.add('rule CAMEO root', rank, reading.cameo.slice(0, 3))
    if (reading.absorbed !== null) sink.add('rule absorbed as', rank, reading.absorbed)
    sink.add('rule mode', rank, reading.type, reading.mode ?? '')
  })
}

/** Verbs that only carry another act. */
const carriers: ReadonlySet<string> = new Set(
  (
    'say agree refuse threaten promise pledge vow offer decide announce continue begin start try seek want plan warn accuse be have will ' +
    'declare reiterate express call ask urge demand tell order'
  ).split(' '),
)
const empty: ReadonlySet<string> = new Set(
  (
    'the and that for with from has have had was were been be its his her their would this which who are after before over into than they ' +
    'when she said says also more of to in on at by as an a it is he or'
  ).split(' '),
)

function slotTokens(sentence: PairSentence, chain: readonly number[], path: readonly number[]): SlotTokens {
  const all = Array.from({ length: sentence.length }, (_, i) => i)
  const content = all.filter((i) => sentence.common[i] && !empty.has(sentence.lower[i] ?? ''))
  const [s0, s1] = [sentence.inSource.indexOf(true), sentence.inSource.lastIndexOf(true)]
  const [t0, t1] = [sentence.inTarget.indexOf(true), sentence.inTarget.lastIndexOf(true)]
  const from = s1 < 0 ? t1 : t1 < 0 ? s1 : Math.min(s1, t1)
  const to = Math.max(s0, t0)
  const between = content.filter((i) => i > from && i < to)
  const act = chain.find((token) => !carriers.has(sentence.lemma[token] ?? '')) ?? chain[0]
  const objects = chain.flatMap((token) =>
    (sentence.children[token] ?? []).filter(
      (child) => /^(?:obj|obl|nmod)/.test(sentence.relation[child] ?? '') && !sentence.inSource[child] && sentence.tag[child] === 'NOUN',
    ),
  )
  return [
    between.length > 0 ? between : content.filter((i) => !sentence.inSource[i] && !sentence.inTarget[i]),
    content,
    content.filter((i) => sentence.inTarget[i]),
    chain.slice(0, 1),
    act === undefined ? [] : [act],
    objects.slice(0, 2),
    path,
  ]
}
