import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The compiled programs that a campaign runs: these, or those of another build. */
export interface Program {
  readonly node: string;
  readonly cli: string;
}

export const ThisBuild: Program = {
  node: process.execPath,
  cli: fileURLToPath(new URL('../../gateway/cli.js', import.meta.url)),
};

export interface Running {
  readonly child: ChildProcess;
  /** What the ready line said. */
  readonly ready: Readonly<Record<string, unknown>>;
  /** Exit code or signal. */
  readonly ended: Promise<number | string>;
}

const READY_MS = 60_000;

const alive = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of alive) killGroup(child);
});

/** Each leads a process group: what it started goes with it. */
function killGroup(child: ChildProcess): void {
  try {
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null)
      process.kill(-child.pid, 'SIGKILL');
  } catch {
    child.kill('SIGKILL');
  }
}

/** Ends with this process, unless that is killed. It was started `detached`. */
export function endsWithUs(child: ChildProcess): void {
  alive.add(child);
  child.once('exit', () => alive.delete(child));
}

interface Start {
  readonly program: Program;
  readonly under?: readonly string[];
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Its standard error is added to this file. */
  readonly errors: string;
  /** The word before the JSON of the ready line. */
  readonly readyLine: RegExp;
}

/** A process that has been started and may not be ready yet. */
export interface Starting {
  readonly child: ChildProcess;
  readonly ended: Promise<number | string>;
  /** Rejects if it ends before it is ready. */
  readonly running: Promise<Running>;
}

function start({ program, under = [], args, env, errors, readyLine }: Start): Starting {
  const fd = openSync(errors, 'a', 0o600);
  const { PATH = '', TMPDIR = '', SEGMENT_BYTES } = process.env;
  const [command = '', ...rest] = [...under, program.node, program.cli, ...args];
  const child = spawn(command, rest, {
    stdio: ['pipe', 'pipe', fd],
    env: { PATH, TMPDIR, ...(SEGMENT_BYTES === undefined ? {} : { SEGMENT_BYTES }), ...env },
    // A Ctrl-C at the terminal is for the campaign.
    detached: true,
  });
  closeSync(fd);
  endsWithUs(child);
  const ended = new Promise<number | string>((resolve) => {
    child.once('exit', (code, signal) => resolve(code ?? signal ?? 'gone'));
  });
  const running = new Promise<Running>((resolve, reject) => {
    let text = '';
    const timer = setTimeout(() => reject(new Error(`${args[0]}: not ready in time: ${text}`)), READY_MS);
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const line = readyLine.exec(text)?.[1];
      if (line === undefined) return;
      clearTimeout(timer);
      resolve({ child, ended, ready: JSON.parse(line) as Record<string, unknown> });
    });
    void ended.then((code) => {
      clearTimeout(timer);
      reject(new Error(`${args[0]} ended with ${code} before it was ready, see ${errors}`));
    });
  });
  running.catch(() => undefined);
  return { child, ended, running };
}

export async function kill({ child, ended }: Pick<Starting, 'child' | 'ended'>): Promise<void> {
  killGroup(child);
  await ended;
}

export function startVenue(
  program: Program,
  dir: string,
  port: number,
  seed: number,
  faults: readonly string[],
): Starting {
  const args = ['simulate-broker', '--dir', dir, '--port', String(port), '--seed', String(seed), '--exit-with-parent'];
  args.push('--ticks-per-second', '40', ...faults);
  return start({ program, args, env: {}, errors: `${dir}.err`, readyLine: /^tickgate venue ready (\{.*\})$/m });
}

export interface GatewaySettings {
  readonly data: string;
  readonly errors: string;
  readonly threads: 'dedicated' | 'compact';
  /** Broker id → port of its venue. */
  readonly venues: ReadonlyMap<string, number>;
  /** Of each venue: `per_second`, `per_minute`. */
  readonly rateLimits?: Readonly<Record<string, number>>;
  /** Settings beside these. */
  readonly more?: Readonly<Record<string, string>>;
  /** A command and its arguments that the gateway is run by, such as strace. */
  readonly under?: readonly string[];
}

export function startGateway(
  program: Program,
  { data, errors, threads, venues, rateLimits, more, under = [] }: GatewaySettings,
): Starting {
  const limits = rateLimits === undefined ? {} : { rate_limits: rateLimits };
  const brokers = [...venues].map(([id, port]) => ({
    id,
    adapter: 'simulated',
    address: `127.0.0.1:${port}`,
    ...limits,
  }));
  const env = {
    PORT: '0',
    MONITORING_PORT: '0',
    DATA_DIR: data,
    THREADS: threads,
    BROKERS: JSON.stringify(brokers),
    LOG_LEVEL: 'info',
    ...more,
  };
  return start({ program, under, args: ['start'], env, errors, readyLine: /^tickgate ready (\{.*\})$/m });
}
