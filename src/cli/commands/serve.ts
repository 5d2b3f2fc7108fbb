import { randomBytes } from 'node:crypto'
import { type Command, InvalidArgumentError } from 'commander'
import { modelsFolder, readKnowledge } from '../../app/knowledge-files.js'
import { openDesk, reviewSink, webFolder } from '../../app/serve.js'
import { warmUp } from '../../app/serve-views.js'
import { version } from '../../app/version.js'
import { listen, makeRoom } from '../../http/server.js'

interface ServeOptions {
  readonly record?: string
  readonly demo?: boolean
  readonly port: number
}

/** `demarche serve`: the reading room, on loopback. Runs until it is told to stop. */
export function registerServe(program: Command): void {
  program
    .command('serve')
    .description('open the reading room: pages and an interface over HTTP, on this machine only')
    .option('--record <folder>', 'the record to read', 'record')
    .option('--demo', 'read the demonstration record that ships with demarche')
    .option('--port <number>', 'port on 127.0.0.1; 0: any free one', portOf, 4770)
    .addHelpText('after', '\nExamples:\n  demarche serve --demo\n  demarche serve --record desk --port 8080')
    .action(async (options: ServeOptions) => {
      const desk = await openDesk(options)
      await warmUp(desk)
      const room = makeRoom({
        desk,
        version,
        token: randomBytes(24).toString('base64url'),
        hosts: [],
        review: options.demo === true ? null : reviewSink(options.record ?? 'record'),
        web: webFolder,
        knowledge: () => JSON.stringify(readKnowledge()),
        resources: { '/core/models/': modelsFolder },
      })
      const { server, port } = await listen(room, options.port)
      process.stderr.write(`The reading room is open at http://127.0.0.1:${port}/ (stop it with Ctrl-C)\n`)
      await new Promise<void>((resolve) => {
        for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
      })
      server.closeAllConnections()
      server.close()
      if (desk.live === null) desk.reader.close()
      else desk.live.close()
    })
}

function portOf(text: string): number {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new InvalidArgumentError('a port is a number from 0 to 65535')
  return port
}
