#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { ExitCode, exitMeaning } from '../workers/exit-codes.ts';
import { runJournalCli } from '../workers/journal/tools/journal-cli.ts';
import { runVenue } from '../workers/venue/venue-main.ts';
import { welcome } from './boot/welcome.ts';
import { runKeysCli } from './keys/keys-cli.ts';
import { ConfigError, configHelp, loadConfig } from './config.ts';
import { runBenchProgram } from './boot/bench-program.ts';
import { runKillCli } from './kill-cli.ts';
import { runLoadCli } from './load/load-cli.ts';
import { startGateway } from './main.ts';

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

async function run(name: string, rest: string[]): Promise<number> {
  switch (name) {
    case 'start':
      return rest.length === 0 ? start() : usage(`start takes no arguments: ${rest.join(' ')}`);
    case 'simulate-broker':
      await runVenue(rest);
      return ExitCode.ok;
    case 'journal':
      return runJournalCli(rest);
    case 'keys':
      return runKeysCli(rest);
    case 'kill':
      return runKillCli(rest);
    case 'load':
      return runLoadCli(rest);
    case 'bench':
      return runBenchProgram(rest);
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
