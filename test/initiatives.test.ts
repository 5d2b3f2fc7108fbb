import { golden } from './golden.js'
import { printInitiatives } from './statements-print.js'

golden('initiatives', printInitiatives)
