/**
 * Makes models/english.bin.gz from the treebanks in one command: word vectors, sentences in the manner of dispatches, the network, and the
 * packed file. Needs a Python 3 with PyTorch and NumPy; about half an hour on one core. A narrower, faster network can be tuned from the
 * wide one: train/parser.py --start WIDE.npz --hidden 96 --epochs 34 --lr 1.1e-3.
 * Use: tsx train/train.ts [TREEBANKS] [WORK FOLDER] [PYTHON]
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

const [treebanks = '../shared/data/treebank', work = 'train/work', python = 'python3'] = process.argv.slice(2)
mkdirSync(work, { recursive: true })
const at = (name: string): string => join(work, name)

function run(command: string, ...parts: readonly string[]): void {
  process.stdout.write(`${command} ${parts.join(' ')}\n`)
  const { status } = spawnSync(command, parts, { stdio: 'inherit', env: { ...process.env, OMP_NUM_THREADS: '1' } })
  if (status !== 0) throw new Error(`${command} ended with ${String(status)}`)
}

const shared = [
  '--data',
  treebanks,
  '--vectors',
  at('vectors'),
  '--extra',
  at('dispatches.conllu'),
  '--rel',
  '64',
  '--drop',
  '0.33',
  '--core',
  '1.2',
  '--late',
  '0.6',
  '--seed',
  '7',
]
run('npx', 'tsx', 'train/vectors.ts', at('vectors'), '45000')
run(python, 'train/dispatches.py', at('dispatches.conllu'), '3000', '11')
run(python, 'train/parser.py', ...shared, '--hidden', '112', '--epochs', '50', '--out', at('network.npz'))
run('npx', 'tsx', 'train/pack.ts', at('network.npz'), 'models/english.bin.gz', treebanks)
run('npx', 'tsx', 'train/score.ts', 'models/english.bin.gz', treebanks)
