/** The kinds of feature, as data: the place in the list is the number under which a kind is hashed. New kinds go to the end. */
export const templates = [
  'order of the two',
  'word',
  'word before both',
  'word between',
  'word after both',
  'two words',
  'two words outside',
  'three words',
  'word soon after the source',
  'word after the source at',
  'word before the target at',
  'word soon after the target',
  'word in the source',
  'word in the target',
  'head of the source',
  'head of the target',
  'preposition of the target',
  'above the source',
  'above the source at',
  'source hangs by',
  'source hangs from, by',
  'above the target',
  'above the target at',
  'target hangs by',
  'target hangs from, by',
  'path',
  'meeting word',
  'path and meeting word',
  'word on the path',
  'two words on the path',
  'three words on the path',
  'predicate',
  'predicate form',
  'predicate with auxiliary',
  'auxiliary',
  'predicate below',
  'predicate over predicate',
  'auxiliary below',
  'auxiliary with predicate below',
  'predicate, relation, preposition, word',
  'relation and word of the predicate',
  'relation and word below the predicate',
  'predicate, relation, preposition',
  'target as',
  'word of or above the target',
  'word anywhere',
  'no rule fits',
  'rule type',
  'rule type with fit',
  'rule type before composition',
  'rule',
  'rule with standing',
  'a rule type',
  'rule CAMEO root',
  'rule absorbed as',
  'rule mode',
] as const

export type Template = (typeof templates)[number]

const indexOf: ReadonlyMap<Template, number> = new Map(templates.map((name, index) => [name, index]))

export function templateIndex(name: Template): number {
  return indexOf.get(name) ?? 0
}

/** Runs of words whose mean vector is a feature of its own. */
export const slots = ['words between', 'all words', 'words of the target', 'predicate', 'act', 'objects', 'path'] as const
