/**
 * What the network asks of its inner loops. Products are integers (16-bit activations by 16-bit weights, 32-bit sums), so their order
 * does not matter; what is left is 32-bit floats, rounded after each operation. Every kernel gives the same bits.
 */

/** Activations of the recurrent layers are kept as integers: 1.0 is this. */
export const activationUnit = 4096

/** The sums of a form are kept as 16-bit integers: 1.0 is this. */
export const sumUnit = 1024

/** A weight matrix in memory: `outputs` rows (a multiple of 8) of `inputs` columns (a multiple of 4), packed in blocks of 4 outputs by 2 inputs. */
export interface Matrix {
  readonly inputs: number
  readonly outputs: number
  /** Byte offset of the packed 16-bit weights. */
  readonly weights: number
  /** Byte offset of one factor per output, and of one bias per output, both 32-bit floats. */
  readonly scales: number
  readonly biases: number
}

/** Byte offsets and sizes that one pass of a recurrent layer in one direction needs. */
export interface Pass {
  /** Recurrent weights, 3 x hidden outputs by hidden inputs; their biases are not used. */
  readonly matrix: Matrix
  readonly hidden: number
  /** Per token the byte offset of its 3 x hidden input sums. */
  readonly inputs: number
  /** Token ranges of the sentences from the longest to the shortest, as first, end pairs (32-bit integers), and their number. */
  readonly sentences: number
  readonly count: number
  readonly backward: boolean
  /** Where token `i` writes its state: `outputs + i * stride` bytes. */
  readonly outputs: number
  readonly stride: number
  /** Working space of count x 18 x hidden bytes. */
  readonly states: number
}

/** Rows of floats that become integers: round(x * factor), cut at `low` and `high`. Strides are in bytes. */
export interface Rounding {
  readonly from: number
  readonly fromStride: number
  readonly width: number
  readonly count: number
  readonly factor: number
  readonly low: number
  readonly high: number
  readonly to: number
  readonly toStride: number
}

/** Hidden rows of the labeller: below + above + near, rectified to integers. `above` and `near` hold one byte offset per row. */
export interface Joining {
  readonly below: number
  readonly belowStride: number
  readonly above: number
  readonly near: number
  readonly width: number
  readonly count: number
  readonly factor: number
  readonly high: number
  readonly to: number
}

/** Scores of the arcs of one sentence of `n` words: integer rows of dependants (1..n) and governors (0..n), floats per governor and per distance. */
export interface ArcTask {
  readonly dependants: number
  readonly governors: number
  readonly alone: number
  /** Offset of the score of distance 0 among those of governor - dependant; governors past the end are read as well. */
  readonly near: number
  /** The score of hanging from the root. */
  readonly root: number
  readonly n: number
  readonly arc: number
  readonly unit: number
  readonly out: number
  /** Columns of a row of `out`: n + 1 made a multiple of 4; row 0 is left alone, and a word as its own governor and the last columns have -Infinity. */
  readonly width: number
  /** Offset of the best governor of each dependant, as integers from row 1 on. */
  readonly best: number
}

/** Sums of forms put together with those of their neighbours. */
export interface Blend {
  /** Offset of one byte offset per token: its form's sums as 16-bit integers, unit `sumUnit`, in three parts. */
  readonly rows: number
  /** Bytes of a part, a multiple of 16: the word's own sums, those it gives the next word, those it gives the word before. */
  readonly part: number
  /** Offset of as many zeros: what stands beside the first and the last word. */
  readonly silence: number
  readonly sentences: number
  readonly count: number
  readonly out: number
}

/** One direction of the first layer, whose units see their own former state alone. */
export interface Scan {
  /** Offset of the factors of the former state: forget, output and value, `hidden` floats each. */
  readonly own: number
  /** A multiple of 16. */
  readonly hidden: number
  /** Offset of the sums of the first token, 16-bit integers, and bytes from one token's to the next. */
  readonly sums: number
  readonly part: number
  readonly sentences: number
  readonly count: number
  readonly backward: boolean
  readonly outputs: number
  readonly stride: number
}

export interface Kernel {
  readonly memory: { readonly buffer: ArrayBufferLike }
  /** Makes sure that `bytes` bytes of memory exist. Views of the old buffer are void afterwards. */
  reserve(bytes: number): void
  /** Rows of 16-bit activations, `stride` bytes apart, times the matrix: float sums x scale + bias into `out`, `outStride` bytes apart. */
  multiply(matrix: Matrix, rows: number, count: number, stride: number, out: number, outStride: number): void
  /**
   * Runs a recurrent layer with two gates over every sentence: cell = value + forget x (cell - value), state = output x cell.
   * The sums of a token are those of forget, output and value, `hidden` each.
   */
  recur(pass: Pass): void
  /** Adds the sums of a word, of the word before and of the word after, in this order, each time cut at 16 bits. */
  blend(task: Blend): void
  /** Runs one direction of the first layer: sums plus factor x former state. */
  scan(task: Scan): void
  quantise(task: Rounding): void
  join(task: Joining): void
  arcs(task: ArcTask): void
  /** Adds rows of bytes, each times its factor, to `count` floats at `out`, one after the other. `rows` holds `many` pairs of offsets: row, factor. */
  addRows(rows: number, many: number, count: number, out: number): void
  /** Copies `count` bytes (a multiple of 4) as 16-bit integers. */
  widen(from: number, count: number, to: number): void
}

/** 0 for the root; 1..16 for a governor to the left and 17..32 to the right, by distance in widening steps. */
export function bucketOf(dependant: number, governor: number): number {
  if (governor === 0) return 0
  const delta = governor - dependant
  const size = delta < 0 ? -delta : delta
  const step = size <= 10 ? size : size <= 12 ? 11 : size <= 15 ? 12 : size <= 20 ? 13 : size <= 28 ? 14 : size <= 40 ? 15 : 16
  return delta < 0 ? step : step + 16
}
