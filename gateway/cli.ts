#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { ExitCode, exitMeaning } from '../workers/exit-codes.ts';
import { welcome } from './boot/welcome.ts';
import { ConfigError, configHelp, loadConfig } from './config.ts';

const HELP = `tickgate: orders in, durable, to a venue and back

  tickgate [start]                      the gateway, on embedded defaults: http://127.0.0.1:8099
  tickgate simulate-broker [--help]     the simulated venue, a program of its own
  tickgate journal verify|dump|decide|stats
                                        looks at a journal (--help)
  tickgate keys create|list|revoke      who may enter (--help)
  tickgate kill [--help]                stops trading at once, or lets it go on
  tickgate load [--help]                orders at a running gateway, and how fast it answers
  tickgate bench [--help]               how fast it is on this machine, beside bare servers
  tickgate --version

Settings, from the environment, then .env, then tickgate.config.json (or CONFIG_FILE):
`;

const version = (
  JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { readonly version: string }
).version;

// Whoever read the output has gone (`… | head`): no reason to stop, least of all for a gateway.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

const [command = 'start', ...args] = process.argv.slice(2);
process.exitCode = await run(command, args);

/** A command loads what it needs, and no more: most of the time that `tickgate kill` takes would be the gateway's. */
async function run(name: string, rest: string[]): Promise<number> {
  switch (name) {
    case 'start':
      return rest.length === 0 ? start() : usage(`start takes no arguments: ${rest.join(' ')}`);
    case 'simulate-broker':
      await (await import('../workers/venue/venue-main.ts')).runVenue(rest);
      return ExitCode.ok;
    case 'journal':
      return (await import('../workers/journal/tools/journal-cli.ts')).runJournalCli(rest);
    case 'keys':
      return (await import('./keys/keys-cli.ts')).runKeysCli(rest);
    case 'kill':
      return (await import('./kill-cli.ts')).runKillCli(rest);
    case 'load':
      return (await import('./load/load-cli.ts')).runLoadCli(rest);
    case 'bench':
      return (await import('./boot/bench-program.ts')).runBenchProgram(rest);
    case '--version':
      process.stdout.write(`${version}\n`);
      return ExitCode.ok;
    case '--help':
    case 'help':
      process.stdout.write(`${HELP}${configHelp()}\n`);
      return ExitCode.ok;
    default:
      return usage(`there is no command ${name}`);
  }
}

function usage(why: string): number {
  process.stderr.write(`tickgate: ${why}\n\n${HELP.split('\nSettings')[0]}`);
  return ExitCode.usage;
}

async function start(): Promise<number> {
  let isAsked = false;
  let ends = (): void => {};
  const ended = new Promise<void>((resolve) => {
    ends = () => {
      isAsked = true;
      resolve();
    };
  });
  // From the first moment: a Ctrl-C while starting stops in order too. For good: npm hands on a Ctrl-C that the terminal
  // has sent to everybody already, and the second must not kill what is stopping. Every step of that has its deadline.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, ends);
  try {
    const { startGateway } = await import('./main.ts');
    const gateway = await startGateway(loadConfig(process.env, process.cwd()), version, () => isAsked);
    if (!isAsked) process.stdout.write(welcome(gateway, version));
    await ended;
    process.stdout.write('tickgate stopping: no new orders, answering what is in flight\n');
    const inOrder = await gateway.stop();
    process.stdout.write(inOrder ? 'tickgate stopped\n' : 'tickgate stopped, but not in order\n');
    process.exit(inOrder ? ExitCode.ok : ExitCode.startTimeout);
  } catch (error) {
    const code = exitCodeOf(error);
    const text = error instanceof Error ? (code === ExitCode.software ? error.stack : error.message) : String(error);
    process.stderr.write(`tickgate: ${text}\ntickgate: exit ${code}: ${exitMeaning(code)}\n`);
    process.exit(code);
  }
}

function exitCodeOf(error: unknown): number {
  if (error instanceof ConfigError) return ExitCode.usage;
  if (error instanceof Error && 'exitCode' in error && typeof error.exitCode === 'number') return error.exitCode;
  if (error instanceof Error && 'code' in error && ['PORT_TAKEN', 'PIN_INVALID'].includes(String(error.code))) {
    return ExitCode.usage;
  }
  return ExitCode.software;
}
