import { describe, expect, test } from 'vitest'
import { compareTexts, textFeatures } from '../src/store/shingles.js'

/** Whether two texts would be taken for one: they share a mark, and the comparison finds them alike. */
function isOne(a: string, b: string): boolean {
  const [x, y] = [textFeatures(a), textFeatures(b)]
  return x.blocks.some((block) => y.blocks.includes(block)) && compareTexts(x, y) !== null
}

/** Invented wire stories: lead, body in paragraphs, end. */
const stories: readonly (readonly string[])[] = [
  [
    'Kenya and Norway agreed on Tuesday to reopen the shared fisheries office in Mombasa after a pause of two years, officials of both sides said.',
    'The Kenyan trade minister, Amina Warui, told reporters that the agreement covers licences, port fees and the training of 140 inspectors. She added that a joint committee would meet every six months and report to both parliaments.',
    'Her Norwegian counterpart, Lars Engen, said his country would pay for a patrol vessel. The vessel is to be delivered before the end of next year, and crews from the two countries will serve on it together.',
    'Fishing communities on the coast have complained for years about foreign trawlers. A spokesman for the boat owners welcomed the deal but asked for a seat on the committee.',
    'The last agreement lapsed in 2021 when talks on quotas broke down.',
  ],
  [
    'The parliament of Peru ratified an extradition treaty with Japan on Thursday, the speaker said in Lima.',
    'The treaty, signed four years ago, allows each side to refuse requests in cases of political offences. It was backed by 71 deputies, while 22 voted against it and the rest abstained after a debate of seven hours.',
    'Japan had pressed for the vote since the arrest of a businessman in Osaka last spring. His lawyers say that he would not receive a fair hearing, which the ministry of justice in Tokyo rejects.',
    'The foreign minister called the treaty a milestone. Opposition leaders said that they would ask the constitutional court to review three of its articles.',
  ],
  [
    'Egyptian officials received a delegation of the African Development Bank in Cairo for talks on loans for water projects in the Nile delta, the cabinet said in a statement.',
    'The bank offered 300 million dollars over eight years, of which a third is to go to the repair of canals. Farmers in three provinces lost a part of their harvest last summer because of salt water, according to the ministry of irrigation.',
    'The head of the delegation, Samuel Okoro, said the money depends on reforms of tariffs that were promised two years ago. The minister answered that the new tariffs would be published in autumn.',
    'Both sides agreed to meet again after the budget has passed.',
  ],
]
const text = (story: readonly string[]): string => story.join('\n\n')
const others =
  'Officials in several capitals followed the announcement closely, diplomats said, and more details are expected to be made public within days.'

/** The ways in which outlets print one wire story. */
const edits: Readonly<Record<string, (story: readonly string[]) => string>> = {
  'other line breaks': (story) => story.join(' '),
  'every sentence a line': (story) => text(story).replaceAll('. ', '.\n'),
  'a credit at the end': (story) => `${text(story)}\n\n(Reporting by Jo Hall; Editing by Ann Reed, AFP)`,
  'a dateline and credit at the beginning': (story) => `MOMBASA, March 5 (Xinhua) -- ${text(story)}`,
  'another headline': (story) => `Deal ends a long pause, ministers say\n\n${text(story)}`,
  'another lead': ([, ...rest]) =>
    `After weeks of talks the two governments have found common ground, it was announced today.\n\n${rest.join('\n\n')}`,
  'the last paragraph cut': (story) => text(story.slice(0, -1)),
  'a sentence put in': ([first = '', ...rest]) => `${first}\n\n${others}\n\n${rest.join('\n\n')}`,
  'curly quotation marks and dashes': (story) => text(story).replaceAll("'", '’').replaceAll(', ', ' – '),
  'in capitals at the beginning': ([first = '', ...rest]) => [first.toUpperCase(), ...rest].join('\n\n'),
  'lead and end': ([, ...rest]) =>
    `An accord was announced in the capital, agencies report.\n\n${rest.slice(0, -1).join('\n\n')}\n\nSource: agencies`,
}

/** What looks alike and is another story. */
const changes: Readonly<Record<string, (story: readonly string[]) => string>> = {
  'a count that went up': (story) => text(story).replaceAll(/\b(140|71|300)\b/g, '512'),
  'another person': (story) => text(story).replaceAll(/Amina Warui|Lars Engen|Samuel Okoro|Osaka|Tokyo/g, 'Peter Malik'),
  'a follow-up that repeats the background': (story) =>
    `Three days later the plan ran into trouble, as a court suspended it.\n\nJudges said that the public had not been heard and that the papers lacked two signatures. A hearing was set for next month, and lawyers for the state said they would appeal at once, calling the ruling an error in form.\n\n${story.slice(-2).join('\n\n')}`,
  'only the first paragraph in common': ([first = '']) => `${first}\n\n${others} ${stories[1]?.[2] ?? ''} ${stories[2]?.[2] ?? ''}`,
}

const brief: readonly (readonly [string, string])[] = [
  [
    'The foreign ministers of Oman and Japan met in Muscat on Sunday and discussed bilateral relations and regional developments of mutual interest, the ministry said in a statement carried by state media.',
    'The foreign ministers of Oman and Kenya met in Muscat on Monday and discussed bilateral relations and regional developments of mutual interest, the ministry said in a statement carried by state media.',
  ],
  [
    'The president received the credentials of the new ambassador of Chile, Rosa Vidal, in a ceremony at the palace attended by the minister of foreign affairs and by members of the guard of honour.',
    'The president received the credentials of the new ambassador of Ghana, Kofi Mensa, in a ceremony at the palace attended by the minister of foreign affairs and by members of the guard of honour.',
  ],
  [
    'An earthquake of magnitude 5.1 struck off the coast of Sumatra early on Friday, the agency said. There were no immediate reports of damage, and no tsunami warning was given for the region.',
    'An earthquake of magnitude 6.3 struck off the coast of Honshu early on Friday, the agency said. There were no immediate reports of damage, and no tsunami warning was given for the region.',
  ],
]

describe('nearly identical wire texts', () => {
  test('no missed merge among the ways in which outlets print one story', () => {
    const missed = stories.flatMap((story, i) =>
      Object.entries(edits).flatMap(([name, edit]) => (isOne(text(story), edit(story)) ? [] : [`${name} of ${i}`])),
    )
    expect(missed).toEqual([])
  })

  test('no false merge: other counts, other persons, follow-ups, formulas of short notices', () => {
    const told = [...stories.map(text), ...stories.map((story) => changes['a follow-up that repeats the background']?.(story) ?? '')]
    const wrong = [
      ...stories.flatMap((story, i) =>
        Object.entries(changes).flatMap(([name, change]) => (isOne(text(story), change(story)) ? [`${name} of ${i}`] : [])),
      ),
      ...told.flatMap((a, i) => told.slice(i + 1).flatMap((b, j) => (isOne(a, b) ? [`${i} and ${i + 1 + j}`] : []))),
      ...brief.flatMap(([a, b], i) => (isOne(a, b) ? [`brief ${i}`] : [])),
    ]
    expect(wrong).toEqual([])
  })

  test('the comparison does not depend on which text is taken first', () => {
    for (const story of stories)
      for (const edit of [...Object.values(edits), ...Object.values(changes)])
        expect(isOne(text(story), edit(story))).toBe(isOne(edit(story), text(story)))
  })
})
