import { golden } from './golden.js'
import { printWordings } from './statements-print.js'

golden('wordings', printWordings)
