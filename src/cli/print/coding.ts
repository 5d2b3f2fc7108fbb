/** A coding as a desk officer reads it: meetings, events, statements, initiatives and wordings, each with its words. */
import type { Coding } from '../../model/coding.js'
import type { CodedRecord, Event, Initiative, Meeting, Statement } from '../../model/record.js'
import { type Layout, quoted, type Style, styled, wrapped } from './layout.js'
import { partyCodes, partyText, placeText, recordWords, standingText, timeText } from './parts.js'

/** Verbal and material cooperation blue, verbal and material conflict orange. */
const conflictTypes = new Set(['REQUEST', 'ACCUSE', 'REJECT', 'THREATEN', 'PROTEST', 'SANCTION', 'MOBILIZE', 'COERCE', 'ASSAULT'])

export function printCoding(coding: Coding, layout: Layout): string {
  const lines: string[] = [...heading(coding, layout)]
  const of = <Kind extends CodedRecord['kind']>(kind: Kind) =>
    coding.records.filter((record): record is Extract<CodedRecord, { kind: Kind }> => record.kind === kind)
  const section = (title: string, body: readonly string[]): void => {
    if (body.length > 0) lines.push('', styled(layout, 'bold', title), ...body)
  }
  section(
    'Meetings',
    of('meeting').flatMap((one) => meetingLines(one, coding, layout)),
  )
  section(
    'Events',
    of('event').flatMap((one) => eventLines(one, coding, layout)),
  )
  section('Statements', statementLines(of('statement'), coding, layout))
  section(
    'Initiatives',
    of('initiative').flatMap((one) => initiativeLines(one, coding, layout)),
  )
  section('Who is who', peopleLines(coding, layout))
  section('Wordings', wordingLines(coding, layout))
  if (coding.records.length === 0) lines.push('', 'Nothing to record: no meeting, event, statement or initiative was found.')
  return `${lines.join('\n')}\n`
}

function heading(coding: Coding, layout: Layout): readonly string[] {
  const { dispatch } = coding
  const headline = dispatch.regions.find((region) => region.kind === 'headline')
  const title = headline ? dispatch.text.slice(headline.from, headline.to) : (dispatch.address ?? dispatch.source ?? 'Dispatch')
  const kinds = { meeting: 0, event: 0, statement: 0, initiative: 0 }
  for (const record of coding.records) kinds[record.kind]++
  const counted = Object.entries(kinds)
    .filter(([, n]) => n > 0)
    .map(([kind, n]) => `${n} ${kind}${n === 1 ? '' : 's'}`)
  const published = dispatch.published === null ? 'no date of its own' : `published ${dispatch.published}`
  return [
    ...wrapped(layout, title.replace(/\s+/g, ' '), '', 0).map((line) => styled(layout, 'bold', line)),
    styled(layout, 'dim', [published, dispatch.source, ...counted].filter((part) => part !== null).join(' · ')),
  ]
}

function evidenceLines(words: string, layout: Layout, indent: number): readonly string[] {
  return wrapped(layout, quoted(words), ' '.repeat(indent), indent + 1).map((line) => styled(layout, 'dim', line))
}

function meetingLines(meeting: Meeting, coding: Coding, layout: Layout): readonly string[] {
  const form = meeting.form === 'unknown' ? null : meeting.form.replace('-', ' ')
  const facts = [meeting.status, form, placeText(meeting.where), timeText(meeting.when), meeting.level && `level: ${meeting.level}`]
  const lines = wrapped(layout, facts.filter((fact) => fact !== null).join(' · '), '  ', 4).map((line) =>
    styled(layout, 'cooperation', line),
  )
  for (const one of meeting.participants) {
    const role =
      one.country !== null && one.country === meeting.host
        ? ' [host]'
        : one.country !== null && meeting.visitors.includes(one.country)
          ? ' [visitor]'
          : ''
    lines.push(...wrapped(layout, `${partyText(one, true)}${role}`, '    ', 8))
  }
  if (meeting.delegations.length > 0)
    lines.push(`    with ${meeting.delegations.length === 1 ? 'a delegation' : 'delegations'} of ${meeting.delegations.join(', ')}`)
  for (const span of meeting.agenda)
    lines.push(...wrapped(layout, `on ${quoted(coding.dispatch.text.slice(span.from, span.to))}`, '    ', 8))
  if (meeting.reportedBy !== null) lines.push(`    according to ${partyText(meeting.reportedBy)}`)
  return [...lines, ...evidenceLines(recordWords(meeting, coding.dispatch.text), layout, 4)]
}

function eventLines(event: Event, coding: Coding, layout: Layout): readonly string[] {
  const sign = event.symmetric ? '=' : '>'
  const who = event.targets.length === 0 ? partyCodes(event.sources) : `${partyCodes(event.sources)} ${sign} ${partyCodes(event.targets)}`
  const type = [event.type, event.mode].filter((part) => part !== null).join('/')
  const style: Style = conflictTypes.has(event.type) ? 'conflict' : 'cooperation'
  const facts = [
    event.cameo === null ? null : `CAMEO ${event.cameo}`,
    standingText(event.standing),
    timeText(event.when),
    placeText(event.where),
    event.contexts.length > 0 ? event.contexts.join(', ') : null,
    event.reportedBy === null ? null : `according to ${partyText(event.reportedBy)}`,
  ]
  const head = styled(layout, style, `  ${type.padEnd(16)} ${who}`)
  return [
    head,
    ...wrapped(layout, facts.filter((fact) => fact !== null).join(' · '), '    ', 6),
    ...evidenceLines(recordWords(event, coding.dispatch.text), layout, 4),
  ]
}

const signs = new Map<number, string>([
  [-1, '-'],
  [0, ' '],
  [1, '+'],
])

/** Grouped by speaker in the order of their first word. */
function statementLines(statements: readonly Statement[], coding: Coding, layout: Layout): readonly string[] {
  const groups = new Map<string, Statement[]>()
  for (const one of statements) {
    const speaker = one.speakers.map((party) => partyText(party, true)).join('; ')
    groups.set(speaker, [...(groups.get(speaker) ?? []), one])
  }
  const lines: string[] = []
  for (const [speaker, list] of groups) {
    lines.push(...wrapped(layout, speaker, '  ', 4).map((line) => styled(layout, 'bold', line)))
    for (const one of list) lines.push(...oneStatement(one, coding, layout))
  }
  return lines
}

function oneStatement(one: Statement, coding: Coding, layout: Layout): readonly string[] {
  const text = one.content.map((span) => coding.dispatch.text.slice(span.from, span.to)).join(' … ')
  const style: Style = one.stance > 0 ? 'cooperation' : one.stance < 0 ? 'conflict' : 'plain'
  const toward = one.toward.map(
    (target) => `${signs.get(target.sign)?.trim() ?? ''}${target.party.country ?? target.party.name ?? target.party.text}`,
  )
  const notes = [
    one.direct ? 'direct' : 'reported',
    toward.length > 0 ? `toward ${[...new Set(toward)].join(', ')}` : null,
    one.issues.length > 0 ? `on ${[...new Set(one.issues.map((issue) => issue.issue))].join(', ')}` : null,
    one.condition === null ? null : `condition: ${quoted(coding.dispatch.text.slice(one.condition.from, one.condition.to))}`,
    one.claim === null
      ? null
      : `claims the relation ${one.claim.states.join('–')} is ${one.claim.direction > 0 ? 'improving' : one.claim.direction < 0 ? 'worsening' : 'steady'}`,
    one.future ? 'of the future' : null,
    one.anonymous ? 'source unnamed' : null,
    one.hearsay ? 'hearsay' : null,
    one.addressees.length > 0 ? `to ${one.addressees.map((party) => partyText(party)).join(', ')}` : null,
  ]
  return [
    ...wrapped(layout, quoted(text), `  ${styled(layout, style, signs.get(one.stance) ?? ' ')} ${one.act}: `, 6),
    ...wrapped(layout, notes.filter((note) => note !== null).join(' · '), '      ', 8).map((line) => styled(layout, 'dim', line)),
  ]
}

function initiativeLines(initiative: Initiative, coding: Coding, layout: Layout): readonly string[] {
  const partners = initiative.partners.length > 0 ? `, with ${partyCodes(initiative.partners)}` : ''
  const lines = wrapped(layout, `${initiative.name} (${partyCodes(initiative.holders)}${partners})`, '  ', 4)
  for (const step of initiative.steps) {
    const words = quoted(coding.dispatch.text.slice(step.content.from, step.content.to))
    lines.push(...wrapped(layout, `${step.ordinal === null ? 'step' : `step ${step.ordinal}`} (${step.state}): ${words}`, '    ', 8))
  }
  return lines
}

/** Persons with the offices that the text states of them: what the roster learns. */
function peopleLines(coding: Coding, layout: Layout): readonly string[] {
  return coding.entities
    .filter((entity) => entity.kind === 'person' && entity.name !== null && (entity.office !== null || entity.roles.length > 0))
    .flatMap((entity) => {
      const stated = entity.roles.map((role) => role.title)
      const office = entity.office ?? stated[0] ?? ''
      return wrapped(
        layout,
        `${entity.name} (${entity.country ?? 'state unknown'}): ${office}${entity.roles.length > 0 ? '' : ' [from the actor book]'}`,
        '  ',
        4,
      )
    })
}

function wordingLines(coding: Coding, layout: Layout): readonly string[] {
  const seen = new Set<string>()
  return coding.wordings.flatMap((one) => {
    const key = `${one.text.toLowerCase()} ${one.refersTo}`
    if (seen.has(key)) return []
    seen.add(key)
    const by = one.speaker === null ? '' : `, in the words of ${partyText(one.speaker)}`
    return wrapped(layout, `${quoted(one.text)} for ${one.refersTo}${one.loaded ? ', a loaded wording' : ''}${by}`, '  ', 4)
  })
}
