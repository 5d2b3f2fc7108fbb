/** The actor book: states, organisations, groups, persons with dated roles. */
export * from './book.js'
export { compileActors, slug } from './compile.js'
export { nameKey, namePieces, pieces, plainLetters } from './fold.js'
export * from './person-names.js'
export * from './types.js'
