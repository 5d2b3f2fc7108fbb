/** The right side of a noun phrase: "for Political Affairs", "of Defence", "of Mali", "to Cairo", "at the Foreign Ministry". */
import { headAt } from '../knowledge/offices/index.js'
import type { OfficeHead } from '../knowledge/offices/index.js'
import type { Context } from './context.js'
import type { Allegiance } from './draft.js'
import type { NameMatch } from './match.js'
import { codeOf } from './modifiers.js'

export interface RightSide {
  readonly end: number
  /** Words after the head that belong to the office, lower case. */
  readonly words: readonly string[]
  readonly allegiances: readonly Allegiance[]
  readonly absorbed: readonly NameMatch[]
  /** First token of a phrase after "of" or "at" that denotes the body, or -1 ("of the regional bloc"). */
  readonly owner: number
}

interface Scan {
  end: number
  words: string[]
  allegiances: Allegiance[]
  absorbed: NameMatch[]
  owner: number
}

/** Reads what follows a head noun that ends before `from`, up to `end`. `owned`: whose it is stands before it. */
export function rightSide(context: Context, head: OfficeHead, from: number, end: number, owned = false): RightSide {
  const scan: Scan = { end: from, words: [], allegiances: [], absorbed: [], owner: -1 }
  if (head.kind === 'asset') return scan
  for (let turn = 0; turn < 3; turn++) if (!prepositional(context, head, scan, end, owned)) break
  return scan
}

function prepositional(context: Context, head: OfficeHead, scan: Scan, end: number, owned: boolean): boolean {
  const { tokens } = context
  const at = scan.end
  const marker = tokens.lower[at] ?? ''
  if (at + 1 >= end) return false
  const article = tokens.lower[at + 1] === 'the' ? at + 2 : at + 1
  const after =
    tokens.tag[article] === 'NUM' && memberWords.has(tokens.lower[afterMatch(context, article + 1)] ?? '') ? article + 1 : article
  const match = context.matches.get(after) ?? context.matches.get(at + 1)
  if (marker === 'of') return ofPhrase(context, head, scan, after, end, match)
  if (marker === 'for' && head.kind !== 'body' && head.kind !== 'person') return forPhrase(context, head, scan, after, end, match)
  if ((marker === 'on' || (marker === 'in' && owned)) && head.kind === 'office' && fieldWork.has(head.lemma))
    return field(context, scan, after, end, match, marker)
  if (marker === 'to' && head.kind === 'office' && match && match.hit.form !== 'person' && isEnvoy(head))
    return take(scan, match, null, marker)
  if (marker === 'to' && assists.has(head.lemma)) {
    const code = match && match.hit.form !== 'person' ? codeOf(context, match) : null
    if (code !== null) scan.allegiances.push({ code, by: 'of' })
    else scan.owner = at + 1
    return false
  }
  if ((marker === 'at' || marker === 'in' || marker === 'from') && (head.kind === 'office' || head.kind === 'body') && marker !== 'in') {
    // "Recalled its ambassador from Tehran": whence he is called.
    if (marker === 'from' && isEnvoy(head) && owned) return false
    if (match && match.hit.form !== 'person' && (match.hit.form !== 'seat' || (marker === 'from' && head.kind === 'office'))) {
      take(scan, match, codeOf(context, match) ? 'at' : null, marker, context)
      if (head.plural && marker === 'from') coordinatedStates(context, scan, end)
      return true
    }
    if (marker === 'at' && headAt(context.offices, tokens.lower, nextNoun(context, after, end), end)?.head.kind === 'body') {
      scan.owner = at + 1
      return false
    }
  }
  return false
}

/** Whose field is told behind "on" or "in": "the UN expert on human rights in Haiti", "the EU envoy in Kyiv". */
const fieldWork: ReadonlySet<string> = new Set([
  'expert',
  'rapporteur',
  'special rapporteur',
  'envoy',
  'special envoy',
  'adviser',
  'advisor',
  'coordinator',
  'representative',
  'special representative',
  'ambassador',
  'official',
  'negotiator',
  'chief',
])

/** Takes in a field that ends the phrase: a name or a comma stands behind it. */
function field(context: Context, scan: Scan, after: number, end: number, match: NameMatch | undefined, marker: string): boolean {
  const { tokens, offices } = context
  let at = match && match.hit.form !== 'person' ? match.end : after
  if (at === after) while (at < end && (offices.portfolios.has(tokens.lower[at] ?? '') || (tokens.lower[at] === 'and' && at > after))) at++
  if (at === after) return false
  const goesOn = tokens.lower[at] === 'in' || tokens.lower[at] === 'on' || tokens.lower[at] === 'for'
  if (!goesOn && tokens.lower[at] !== ',' && tokens.tag[at] !== 'PROPN') return false
  scan.words.push(marker, ...tokens.lower.slice(after, at))
  if (match && match.hit.form !== 'person') scan.absorbed.push(match)
  scan.end = at
  return true
}

/** Those who serve the person named after "to" ("an adviser to U.S. President X"). */
const assists: ReadonlySet<string> = new Set([
  'adviser',
  'advisor',
  'aide',
  'assistant',
  'counsel',
  'counsellor',
  'deputy',
  'chief of staff',
  'secretary',
])

function isEnvoy(head: OfficeHead): boolean {
  return head.rank === 'ambassador' || head.rank === 'envoy' || /representative|delegate|consul/.test(head.lemma)
}

function take(scan: Scan, match: NameMatch, by: Allegiance['by'] | null, marker: string, context?: Context): boolean {
  scan.end = context ? memberStates(context, match.end) : match.end
  scan.words.push(marker)
  scan.absorbed.push(match)
  const code = by !== null && context ? codeOf(context, match) : null
  if (by !== null && code !== null) scan.allegiances.push({ code, by })
  return true
}

/** "the six GCC member states": what is said of the members of an organisation is its own. */
const memberWords: ReadonlySet<string> = new Set(['states', 'countries', 'nations', 'members', 'member'])

function memberStates({ tokens }: Context, end: number): number {
  let at = end
  while (memberWords.has(tokens.lower[at] ?? '')) at++
  return at
}

function afterMatch(context: Context, at: number): number {
  return context.matches.get(at)?.end ?? at
}

/** "of Mali and Burkina Faso", "of Foreign Affairs", "of the bloc's commission", "of the Ministry of National Defence of DPRK". */
function ofPhrase(context: Context, head: OfficeHead, scan: Scan, after: number, end: number, match: NameMatch | undefined): boolean {
  const { tokens, offices } = context
  const at = scan.end
  if (
    match &&
    match.hit.form !== 'person' &&
    match.hit.form !== 'adjective' &&
    !(head.kind === 'person' && head.sector !== 'MIL' && head.sector !== 'REB')
  ) {
    take(scan, match, 'of', 'of', context)
    if (head.plural) coordinatedStates(context, scan, end)
    return true
  }
  if (/^(countr|nation|neighbo|side|state|bloc|kingdom)/.test(tokens.lower[nextNoun(context, after, end)] ?? '')) {
    scan.owner = at + 1
    return false
  }
  if (
    head.kind === 'person' ||
    (head.kind === 'body' &&
      head.lemma !== 'ministry' &&
      head.lemma !== 'department' &&
      head.lemma !== 'committee' &&
      head.lemma !== 'council' &&
      head.lemma !== 'office')
  ) {
    if (head.kind === 'body') scan.owner = at + 1
    return false
  }
  const lower = tokens.lower[after] ?? ''
  const last = runEnd(context, after, end)
  if (
    offices.portfolios.has(lower) &&
    headAt(offices, tokens.lower, after, end)?.head.kind !== 'body' &&
    headAt(offices, tokens.lower, last, end)?.head.kind !== 'body'
  )
    return portfolio(context, scan, after, end, 'of')
  if (lower === 'state' || lower === 'staff') return portfolio(context, scan, after, end, 'of')
  const noun = nextNoun(context, after, end)
  const inner = headAt(offices, tokens.lower, noun, end)
  if (inner && inner.head.kind === 'office' && (isEnvoy(head) || speaks(head) || assists.has(head.lemma))) {
    // "The Special Envoy of the Secretary-General for Yemen": the title goes on behind whom he serves.
    if (
      offices.titles.has(inner.head.lemma) &&
      (tokens.lower[noun + inner.length] === 'for' || tokens.lower[noun + inner.length] === ',')
    ) {
      scan.words.push('of', ...tokens.lower.slice(after, noun + inner.length))
      scan.end = noun + inner.length
      return true
    }
    scan.owner = at + 1
    return false
  }
  if (inner && (inner.head.kind === 'body' || inner.head.lemma === 'bloc' || inner.head.lemma === 'neighbour')) {
    scan.words.push('of', ...tokens.lower.slice(after, noun + inner.length))
    scan.owner = at + 1
  }
  return false
}

function coordinatedStates(context: Context, scan: Scan, end: number): void {
  for (let at = scan.end; at + 1 < end; at = scan.end) {
    const joint = context.tokens.lower[at]
    if (joint !== 'and' && joint !== ',') return
    const from = context.tokens.lower[at + 1] === 'and' ? at + 2 : at + 1
    const other = context.matches.get(context.tokens.lower[from] === 'the' ? from + 1 : from)
    const role = context.tokens.relation[other ? other.end - 1 : at] ?? ''
    if (!other || other.hit.form === 'person' || other.hit.form === 'adjective' || (!role.startsWith('conj') && joint === ',')) return
    if (role.startsWith('nsubj') || role.startsWith('nmod:poss')) return
    const code = codeOf(context, other)
    if (code === null) return
    scan.end = other.end
    scan.absorbed.push(other)
    scan.allegiances.push({ code, by: 'of' })
  }
}

/** "for Yemen", "for Regional Affairs", "for Europe and Foreign Affairs". */
function forPhrase(context: Context, head: OfficeHead, scan: Scan, after: number, end: number, match: NameMatch | undefined): boolean {
  if (match && match.hit.form !== 'person') {
    take(scan, match, speaks(head) ? 'of' : null, 'for', context)
    if (context.offices.portfolios.has(context.tokens.lower[scan.end] ?? '')) return portfolio(context, scan, scan.end, end, '')
    return true
  }
  const lower = context.tokens.lower[after] ?? ''
  const noun = nextNoun(context, after, end)
  const inner = speaks(head) ? headAt(context.offices, context.tokens.lower, noun, end) : null
  if (inner && inner.head.kind !== 'asset') {
    scan.owner = scan.end + 1
    return false
  }
  if (context.offices.portfolios.has(lower) || lower === 'foreign') return portfolio(context, scan, after, end, 'for')
  return false
}

/** Spokesmen and lawyers act for whom they name after "for"; envoys do not. */
function speaks(head: OfficeHead): boolean {
  return head.lemma.startsWith('spokes') || head.lemma === 'lawyer' || head.lemma === 'representative'
}

/** The token after a run of portfolio words without a comma ("regional agriculture [department]"). */
function runEnd({ tokens, offices }: Context, from: number, end: number): number {
  let at = from
  while (at < end && offices.portfolios.has(tokens.lower[at] ?? '')) at++
  return at
}

/** A run of portfolio words with "and" and commas between. */
function portfolio(context: Context, scan: Scan, from: number, end: number, marker: string): boolean {
  const { tokens, offices } = context
  const words: string[] = marker === '' ? [] : [marker]
  let at = from
  let stop = from
  while (at < end) {
    const lower = tokens.lower[at] ?? ''
    if (offices.portfolios.has(lower) || lower === 'state' || lower === 'staff') {
      words.push(lower)
      at++
      stop = at
    } else if (
      (lower === 'and' || lower === ',' || lower === '-' || lower === '&' || lower === 'the') &&
      offices.portfolios.has(tokens.lower[at + 1] ?? '') &&
      at > from
    )
      at++
    else break
  }
  if (stop === from) return false
  scan.words.push(...words)
  scan.end = stop
  return true
}

/** The next word with a head noun at it, past adjectives and compounds; at most five words on. */
function nextNoun(context: Context, from: number, end: number): number {
  for (let at = from; at < Math.min(end, from + 6); at++) {
    const found = headAt(context.offices, context.tokens.lower, at, end)
    if (found && isNominal(context, at + found.length - 1) && !isCompound(context, at + found.length - 1)) return at
    const tag = context.tokens.tag[at]
    if (tag === 'VERB' && context.tokens.relation[at] !== 'amod') break
    if (tag === 'ADP' || (tag === 'PUNCT' && context.tokens.form[at] !== '-')) break
  }
  return from
}

function isNominal(context: Context, at: number): boolean {
  return context.tokens.tag[at] === 'NOUN' || context.tokens.tag[at] === 'PROPN'
}

/** The token only modifies a noun to its right. */
export function isCompound(context: Context, token: number): boolean {
  const relation = context.tokens.relation[token] ?? ''
  return (relation.startsWith('compound') || relation === 'nmod:desc') && (context.tokens.head[token] ?? token) > token
}
