/** Derives agents.tsv: common nouns and office phrases with their sectors, from the Phoenix agents dictionary (MIT). */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

/** CAMEO agent codes to PLOVER sectors; three letters at a time, the first that is known counts. */
const sectors: Readonly<Record<string, string>> = {
  GOV: 'GOV',
  MIL: 'MIL',
  REB: 'REB',
  OPP: 'OPP',
  LEG: 'LEG',
  JUD: 'JUD',
  COP: 'COP',
  UAF: 'UAF',
  CVL: 'CVL',
  BUS: 'BUS',
  MED: 'JRN',
  HLH: 'MED',
  EDU: 'EDU',
  CRM: 'CRM',
  SPY: 'SPY',
  AGR: 'AGR',
  REL: 'REL',
  LAB: 'LAB',
  REF: 'REF',
  PTY: 'PTY',
  NGO: 'NGO',
  IGO: 'IGO',
  ELI: 'ELI',
  MUS: 'REL',
  CHR: 'REL',
  HIN: 'REL',
  JEW: 'REL',
  BUD: 'REL',
  ENV: 'CVL',
  HRI: 'CVL',
  RAD: 'UAF',
  DEV: 'CVL',
  IMG: 'UAF',
  SET: 'CVL',
  MOD: 'OPP',
}

export function agentsTable(data: string): string {
  const text = gunzipSync(readFileSync(join(data, 'actors', 'Phoenix.agents.txt.gz'))).toString('latin1')
  const rows = new Map<string, string>()
  for (const line of text.split('\n')) {
    const match = /^([^#[{]+?)\s*(?:\{([^}]*)\})?\s*\[\s*~?(\w+)~?\s*\]/.exec(line)
    const [, phrase = '', plural, code = ''] = match ?? []
    const sector = [code.slice(0, 3), code.slice(3, 6)].map((part) => sectors[part]).find((one) => one !== undefined)
    if (!sector || (/!/.test(phrase) && !phrase.includes('!PERSON!') && !phrase.includes('!MINIST!'))) continue
    const primary =
      code.startsWith('GOV') && sectors[code.slice(3, 6)] && /^(MIL|COP|SPY|JUD)/.test(code.slice(3))
        ? (sectors[code.slice(3, 6)] ?? sector)
        : sector
    for (const form of [phrase, plural ?? '']) for (const words of expanded(form)) if (usable(words)) rows.set(words, primary)
  }
  return [
    '# Common nouns for those who act, with their sector: derived by `npm run knowledge:actors` from the Phoenix agents dictionary',
    '# (Copyright 2014 Open Event Data Alliance, MIT licence). Do not edit; nouns.tsv comes before it.',
    'phrase\tsector\tsource',
    ...[...rows].map(([phrase, sector]) => `${phrase}\t${sector}\tphoenix-agents`).toSorted(),
    '',
  ].join('\n')
}

function expanded(phrase: string): readonly string[] {
  const plain = phrase.trim().toLowerCase().replace(/_+$/, '').replaceAll('_', ' ')
  if (plain.includes('!person!')) return ['man', 'men', 'woman', 'women', 'person'].map((word) => plain.replace('!person!', word))
  if (plain.includes('!minist!')) return ['minister', 'ministers', 'ministry'].map((word) => plain.replace('!minist!', word))
  if (plain.endsWith(' minist')) return ['minister', 'ministry'].map((word) => plain.replace(/minist$/, word))
  return [plain]
}

function usable(phrase: string): boolean {
  return /^[a-z][a-z' -]{2,40}$/.test(phrase) && !/ (in|at|for|to|of)$/.test(phrase)
}
