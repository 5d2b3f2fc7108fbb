/** The types of the public JSON shapes, for the pages. */
export type * from '../app/serve-shapes.js'
