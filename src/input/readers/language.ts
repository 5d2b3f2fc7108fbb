/**
 * Which language a text is in, as far as is needed to set aside what is not English: by script, then by the commonest
 * function words (the list of each language are its most frequent words of one to five letters, with those left out that
 * English shares). A text too short to tell counts as English.
 */

const words: Readonly<Record<string, string>> = {
  en: 'the of and to in that is was for on with as his he by at from had not are but have it this were which their be has said who its they an after been would will also or',
  fr: 'le la les des et du une est dans que qui pour sur par avec au aux ce sont pas plus ses été cette nous vous leur mais a ont',
  es: 'el la los las de que y en un una por con para del se su al es lo como más pero sus ha este fue son',
  pt: 'o os as de que e em um uma por com para do da no na se ao é mais mas foi são dos das pelo pela não',
  it: 'il lo gli di che e un una per con del della nel alla si è non più sono ha dei delle anche dal sul',
  de: 'der die das und den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei',
  nl: 'de het een van en dat op te zijn voor met niet aan er om ook als dan maar bij door hij worden werd uit naar heeft',
  sv: 'och att det som en på är av för med till den har de inte om ett han men var jag sig från vi så kan när',
  da: 'og at det som en på er af for med til den har de ikke om et han men var sig fra vi så kan når der blev',
  tr: 've bir bu da de için ile olarak olan daha çok gibi ancak sonra kadar türkiye olduğu dedi ise en',
  id: 'yang dan di dengan untuk dari dalam ini itu pada tidak akan ke oleh juga adalah telah sebagai karena bisa',
  pl: 'i w na z do że się nie jest o od za przez po jak oraz dla jego był ale to które',
  cs: 'a v na se je že s z do o i ve k za po pro jako by ale jsou byl který bylo si podle',
  ro: 'și în de la cu pe că nu din a fost este pentru care mai sau au un o prin după ce fi',
  hu: 'a az és hogy nem egy is ez volt meg csak de már el még mint azt ki ha vagy szerint',
  vi: 'và của là có được cho trong với các một không người đã những này đến khi về từ ông',
  sw: 'ya na wa kwa ni katika za la kuwa hiyo huo hii cha alisema kama pia hivyo baada',
}

const scripts: readonly (readonly [string, RegExp])[] = [
  ['ru', /\p{Script=Cyrillic}/gu],
  ['ar', /\p{Script=Arabic}/gu],
  ['zh', /\p{Script=Han}/gu],
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['ko', /\p{Script=Hangul}/gu],
  ['el', /\p{Script=Greek}/gu],
  ['he', /\p{Script=Hebrew}/gu],
  ['hi', /\p{Script=Devanagari}/gu],
  ['th', /\p{Script=Thai}/gu],
]

const languagesOf = new Map<string, string[]>()
for (const [language, list] of Object.entries(words))
  for (const word of list.split(' ')) languagesOf.set(word, [...(languagesOf.get(word) ?? []), language])

/** The language of a text: an ISO 639-1 code; 'und' for one that is clearly not English but none of those known here. */
export function languageOf(text: string): string {
  const sample = text.slice(0, 6000)
  const letters = sample.match(/\p{L}/gu)?.length ?? 0
  if (letters < 40) return 'en'
  for (const [language, script] of scripts) {
    const count = sample.match(script)?.length ?? 0
    if (count > letters * 0.3) return language === 'zh' && /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(sample) ? 'ja' : language
  }
  return byWords(sample.toLowerCase().match(/\p{L}+/gu) ?? [])
}

function byWords(tokens: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const token of tokens) {
    const known = languagesOf.get(token)
    if (known) for (const language of known) counts.set(language, (counts.get(language) ?? 0) + 1)
  }
  const english = counts.get('en') ?? 0
  let best = 'en'
  let most = english
  for (const [language, count] of counts)
    if (count > most * (best === 'en' ? 1.3 : 1) || (count === most && language < best && best !== 'en')) {
      best = language
      most = count
    }
  if (best !== 'en' && most >= tokens.length * 0.08) return best
  return tokens.length >= 60 && english < tokens.length * 0.05 ? 'und' : 'en'
}
