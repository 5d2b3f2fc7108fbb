/** Spans, days, ids, order, seeded chance: what everything stands on. It knows nothing of news. */
export * from './days.js'
export * from './hash.js'
export * from './letters.js'
export * from './order.js'
export * from './random.js'
export * from './types.js'
export * from './word-table.js'
export * from './words.js'
