/**
 * Makes models/english.bin.gz from the treebanks in one command: word vectors, sentences in the manner of dispatches, a wide network, the
 * small network that learns from it, and the packed file. Needs a Python 3 with PyTorch and NumPy; some hours on one core.
 * With --rehearse it goes the same way in a minute, with few sentences and one epoch a network, and leaves the weights in the work folder.
 * Use: tsx train/train.ts [--rehearse] [TREEBANKS] [WORK FOLDER] [PYTHON]
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

const rehearsal = process.argv.includes('--rehearse')
const [treebanks = '../shared/data/treebank', work = 'train/work', python = 'python3'] = process.argv
  .slice(2)
  .filter((word) => word !== '--rehearse')
mkdirSync(work, { recursive: true })
const at = (name: string): string => join(work, name)

/** Runs a command whose words are given as one line. */
function run(line: string): void {
  process.stdout.write(`${line}\n`)
  const [command = '', ...parts] = line.split(' ')
  const { status } = spawnSync(command, parts, { stdio: 'inherit', env: { ...process.env, OMP_NUM_THREADS: '1' } })
  if (status !== 0) throw new Error(`${command} ended with ${String(status)}`)
}

/** Trains one network for as many epochs of its plan as are said; a rehearsal makes one epoch. */
function train(name: string, options: string, epochs: number, until = epochs): void {
  const length = rehearsal ? '--epochs 1 --few 300' : `--epochs ${epochs}${until < epochs ? ` --until ${until}` : ''}`
  run(
    `${python} train/parser.py --data ${treebanks} --vectors ${at('vectors')} --extra ${at('dispatches.conllu')} ${options} ${length} --out ${at(name)}`,
  )
}

const small = `--hidden1 96 --hidden 88 --arc 48 --rel 48 --kind 16 --unit1 diag --window 1 --tags second --drop 0.2 --teacher ${at('wide.npz')}`
run(`npx tsx train/vectors.ts ${at('vectors')} 45000`)
run(`${python} train/dispatches.py ${at('dispatches.conllu')} ${rehearsal ? 300 : 8000} 12`)
train('wide.npz', '--hidden 112 --rel 64 --drop 0.33 --late 0.6 --core 1.2 --invented 0.08 --seed 7', 50)
// The small network: half of a plan with the rate still high and many exchanged words, then twice from the averaged weights,
// the last time with core arguments weighing more. The mean of the last two is packed.
train('first.npz', `${small} --core 1.2 --swap 0.4 --seed 7`, 30, 15)
train('second.npz', `${small} --core 1.2 --swap 0.25 --seed 8 --lr 0.0013 --start ${at('first.npz')}`, 8)
train('small.npz', `${small} --core 1.8 --swap 0.3 --seed 9 --lr 0.0017 --start ${at('second.npz')}`, 28)
const weights = rehearsal ? at('english.bin.gz') : 'models/english.bin.gz'
run(`npx tsx train/pack.ts ${at('second.npz')},${at('small.npz')} ${weights} ${treebanks}`)
run(`npx tsx train/score.ts ${weights} ${treebanks}`)
