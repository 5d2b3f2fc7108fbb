/** Lines above the body: which of them could be titles, and which titles tell something (headlines) rather than name a section or an outlet. */
import type { RegionKind } from '../model/dispatch.js'

/** "The Foreign Secretary said:" hands over to what follows, and is no title. */
const handsOver = /\b(?:said|says|stated|declared|commented|added|responded|remarked)\b[^:]{0,80}:$/i

/** A line above the body without the punctuation of a sentence. */
export function isTitle(line: string): boolean {
  return (
    !handsOver.test(line) &&
    line.length <= 200 &&
    (!/[.!?]["”’)]?$/.test(line) || line === line.toUpperCase()) &&
    !/[.!?]["”]?\s+["“]?[A-Z][a-z]+ [a-z]/.test(line)
  )
}

/** More than four words are a headline; so are fewer with punctuation inside ("Oslo: talks end") or with a verb. */
export function titleKind(line: string): RegionKind {
  if (/:$/.test(line)) return 'boilerplate'
  const words = line.split(/\s+/)
  return words.length > 4 || /[;:,]/.test(line) || tellsSomething(words) ? 'headline' : 'boilerplate'
}

/** Words that begin what pages say of themselves ("Skip to content", "Updated 2 hours ago", "Latest news from Asia"). */
const pageOpening =
  /^(?:\P{L}|(?:updated|published|posted|last|listen|watch|view|read|skip|back|go|print|save|share|add|jump|return|see|show|how|top|latest|breaking|our|staff)$)/iu
/** What sections, series, kinds of text and authors are called: a short title that ends so is a name. */
const sectionNoun =
  /^(?:news|release|releases|statement|statements|readout|remarks|briefing|conference|note|notes|updates?|stor(?:y|ies)|rights|policy|security|affairs|relations|section|edition|desk|agency|report|reports|reporter|correspondent|writer|analysis|opinion|transcript|summary|communiqu[eé]|notice|live|politics|business|economy|page|pages|menu|content|read|ago|spokesperson|spokesman|spokeswoman|office|development|cooperation|nations|world|views?|comments?|team|speech(?:es)?|interviews?|documents?|letters?|media|videos?|photos?|pictures|gallery)$/iu
/** Words of names that end like a verb of the third person or of the past. */
const noVerb =
  /^(?:affairs|nations|states|news|rights|forces|relations|emirates|services|times|ministers|talks|sports|arts|islands|netherlands|philippines|politics|economics|armed|united|limited|allied|associated|theirs|this|his|its|always|perhaps|towards|besides|.*(?:ss|us|is|['’]s|s['’]))$/iu
/** Words that join the parts of a name. */
const joining = /^(?:and|or|of|in|on|at|the|a|an|for|from|with|by|as|de|du|la|le|al|el|to|&|\||-)$/i

/**
 * Whether two to four words have a verb: the infinitive of what is to come ("Envoy to visit Oslo"), the ending of the third person or of the past
 * before an object ("Oslo Rejects Offer"), or, where a headline is written like a sentence, any word in small letters that is part of no name
 * ("Rebels capture port"). A name of a section has none, or ends in the noun that such names end in.
 */
function tellsSomething(words: readonly string[]): boolean {
  const [first = '', ...rest] = words
  const last = rest.at(-1) ?? ''
  if (rest.length === 0 || pageOpening.test(first) || sectionNoun.test(last)) return false
  if (rest.slice(0, -1).some((word) => /^to$/i.test(word))) return true
  const verbal = (word: string): boolean => /(?:s|ed)$/i.test(word) && word.length > 3 && !noVerb.test(word)
  if (rest.length === 1) return isSmall(last) && verbal(last)
  return rest.slice(0, -1).some(verbal) || rest.some((word) => isSmall(word) && !joining.test(word))
}

function isSmall(word: string): boolean {
  return /^\p{Ll}[\p{L}'’-]*$/u.test(word)
}
