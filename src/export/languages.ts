/**
 * Scripts that come with a package and read its tables as they are meant in R (readr) and Python (pandas). Both guess otherwise: that a code of digits
 * is a number, that a column which is empty for a thousand rows holds no text, and that the text "NA" is missing.
 */
import { tables } from './formats.js'
import type { ColumnType } from './tables.js'

const rTypes: Readonly<Record<ColumnType, string>> = { text: 'text', integer: 'whole', real: 'real', day: 'day', boolean: 'truth' }
const pandasTypes: Readonly<Record<Exclude<ColumnType, 'day'>, string>> = {
  text: 'string',
  integer: 'Int64',
  real: 'float64',
  boolean: 'boolean',
}

/** `read.R`: defines `read_record`. */
export function readerForR(): string {
  const parts = tables.map(({ name, columns }) => {
    const types = columns.map((column) => `      ${column.name} = ${rTypes[column.type]}`)
    return `    ${name} = read("${name}", readr::cols(\n${types.join(',\n')}\n    ))`
  })
  return `# Reads the tables of this package into a list of data frames. Needs readr.
#   source("read.R"); record <- read_record("data"); record$events
# Codes stay text (CAMEO 010 is not 10), days are dates, an empty cell is missing, and the letters NA are text.
read_record <- function(folder = "data") {
  text <- readr::col_character()
  whole <- readr::col_integer()
  real <- readr::col_double()
  truth <- readr::col_logical()
  day <- readr::col_date("%Y-%m-%d")
  read <- function(name, types) {
    readr::read_csv(file.path(folder, paste0(name, ".csv")), col_types = types, na = "", trim_ws = FALSE, progress = FALSE)
  }
  list(
${parts.join(',\n')}
  )
}
`
}

/** `read.py`: defines `read_record`. */
export function readerForPandas(): string {
  const parts = tables.map(({ name, columns }) => {
    const types = columns.flatMap(({ name: column, type }) => (type === 'day' ? [] : [`"${column}": "${pandasTypes[type]}"`]))
    const days = columns.flatMap(({ name: column, type }) => (type === 'day' ? [`"${column}"`] : []))
    return `    "${name}": (\n        {${types.join(', ')}},\n        [${days.join(', ')}],\n    ),`
  })
  return `"""Reads the tables of this package into a dictionary of data frames. Needs pandas.

    from read import read_record
    record = read_record("data")
    record["events"]

Codes stay text (CAMEO 010 is not 10), days are dates, an empty cell is missing, and the letters NA are text.
"""
import os

import pandas

TABLES = {
${parts.join('\n')}
}


def read_record(folder="data"):
    return {
        name: pandas.read_csv(
            os.path.join(folder, name + ".csv"), dtype=types, parse_dates=days, keep_default_na=False, na_values=[""]
        )
        for name, (types, days) in TABLES.items()
    }
`
}
