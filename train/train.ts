/**
 * Makes models/english.bin.gz from the treebanks in one command: word vectors, sentences in the manner of dispatches, a wide network, the
 * small network that learns from it, and the packed file. Needs a Python 3 with PyTorch and NumPy; about an hour on one core.
 * Use: tsx train/train.ts [TREEBANKS] [WORK FOLDER] [PYTHON]
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

const [treebanks = '../shared/data/treebank', work = 'train/work', python = 'python3'] = process.argv.slice(2)
mkdirSync(work, { recursive: true })
const at = (name: string): string => join(work, name)

/** Runs a command whose words are given as one line. */
function run(line: string): void {
  process.stdout.write(`${line}\n`)
  const [command = '', ...parts] = line.split(' ')
  const { status } = spawnSync(command, parts, { stdio: 'inherit', env: { ...process.env, OMP_NUM_THREADS: '1' } })
  if (status !== 0) throw new Error(`${command} ended with ${String(status)}`)
}

const parser = `${python} train/parser.py --data ${treebanks} --vectors ${at('vectors')} --extra ${at('dispatches.conllu')} --core 1.2`
const small = '--hidden1 96 --hidden 88 --arc 48 --rel 48 --kind 16 --unit1 diag --window 1 --tags second --drop 0.2'
run(`npx tsx train/vectors.ts ${at('vectors')} 45000`)
run(`${python} train/dispatches.py ${at('dispatches.conllu')} 8000 12`)
run(`${parser} --hidden 112 --rel 64 --drop 0.33 --late 0.6 --seed 7 --epochs 50 --invented 0.08 --out ${at('wide.npz')}`)
// The small network: half of its training with the rate still high and more exchanged words, then the rest from the averaged weights.
run(`${parser} ${small} --teacher ${at('wide.npz')} --swap 0.4 --seed 7 --epochs 30 --until 15 --out ${at('half.npz')}`)
run(
  `${parser} ${small} --teacher ${at('wide.npz')} --swap 0.25 --seed 8 --epochs 14 --lr 0.0013 --start ${at('half.npz')} --out ${at('small.npz')}`,
)
run(`npx tsx train/pack.ts ${at('small.npz')} models/english.bin.gz ${treebanks}`)
run(`npx tsx train/score.ts models/english.bin.gz ${treebanks}`)
