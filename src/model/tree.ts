/** Walks over a dependency tree. All indices are token indices of the dispatch. */
import type { ParsedTokens, TokenRange } from './tokens.js'

/** Dependants of a token, from left to right. */
export function childrenOf(tokens: ParsedTokens, token: number): number[] {
  const out: number[] = []
  for (let child = tokens.firstChild[token] ?? -1; child >= 0; child = tokens.nextSibling[child] ?? -1) out.push(child)
  return out
}

/** The first dependant with one of the relations, or -1. A relation without subtype matches all of its subtypes. */
export function childWith(tokens: ParsedTokens, token: number, ...relations: readonly string[]): number {
  for (let child = tokens.firstChild[token] ?? -1; child >= 0; child = tokens.nextSibling[child] ?? -1)
    if (isRelation(tokens.relation[child] ?? '', relations)) return child
  return -1
}

/** All dependants with one of the relations. A relation without subtype matches all of its subtypes. */
export function childrenWith(tokens: ParsedTokens, token: number, ...relations: readonly string[]): number[] {
  return childrenOf(tokens, token).filter((child) => isRelation(tokens.relation[child] ?? '', relations))
}

/** True when the token hangs from its governor by one of the relations. */
export function hangsBy(tokens: ParsedTokens, token: number, ...relations: readonly string[]): boolean {
  return isRelation(tokens.relation[token] ?? '', relations)
}

function isRelation(relation: string, wanted: readonly string[]): boolean {
  for (const name of wanted) if (relation === name || (relation.startsWith(name) && relation[name.length] === ':')) return true
  return false
}

/** The smallest run of tokens that holds everything below a token, itself included. */
export function subtree(tokens: ParsedTokens, token: number): TokenRange {
  let first = token
  let end = token + 1
  const open = [token]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next < first) first = next
    if (next + 1 > end) end = next + 1
    for (let child = tokens.firstChild[next] ?? -1; child >= 0; child = tokens.nextSibling[child] ?? -1) open.push(child)
  }
  return { first, end }
}

/** The token itself and its coordinated siblings ("France, Germany and Italy"), from left to right. */
export function conjuncts(tokens: ParsedTokens, token: number): number[] {
  const out = [token]
  for (let i = 0; i < out.length; i++) out.push(...childrenWith(tokens, out[i] ?? token, 'conj'))
  return [...new Set(out)].sort((a, b) => a - b)
}

/** The governors of a token from its own up to the root, the token itself left out. */
export function ancestors(tokens: ParsedTokens, token: number): number[] {
  const out: number[] = []
  for (let at = token, up = tokens.head[at] ?? at; up !== at; at = up, up = tokens.head[at] ?? at) out.push(up)
  return out
}
