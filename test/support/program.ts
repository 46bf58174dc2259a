import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';

/** `tickgate`, as it is installed. */
export const tickgate = fileURLToPath(new URL('../../gateway/cli.js', import.meta.url));

const DEADLINE_MS = 90_000;
const LOOK_MS = 5;
/** A venue ends by itself after its gateway was killed. */
const EMPTY_MS = 30_000;

/** What ends the programs of a test: hooks run in the order in which they were made, and a folder is mostly made first. */
const endings = new WeakMap<TestContext, (() => Promise<unknown>)[]>();

/** A program that a test started; killed with the test. */
export interface Program {
  readonly child: ChildProcess;
  readonly pid: number;
  readonly stdout: string;
  readonly stderr: string;
  /** The exit code, or the signal that ended it. */
  readonly ended: Promise<number | string>;
  /** Waits for text on stdout; fails with everything that it said if it ends or takes too long. */
  says(pattern: RegExp): Promise<RegExpExecArray>;
  stop(signal?: NodeJS.Signals): Promise<number | string>;
}

export interface ProgramOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** In a process group of its own, as a shell starts it. */
  readonly detached?: boolean;
}

export function startProgram(
  context: TestContext,
  command: string,
  args: readonly string[],
  options: ProgramOptions = {},
): Program {
  const child = spawn(command, args, {
    cwd: options.cwd,
    detached: options.detached ?? false,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  let isOver = false;
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const ended = once(child, 'close').then(([code, signal]: unknown[]) => {
    isOver = true;
    // What its test says of it is only that it did.
    if (signal === 'SIGABRT') context.diagnostic(`${args.join(' ')} has aborted: ${stderr}`);
    return (code ?? signal) as number | string;
  });
  async function end(): Promise<void> {
    if (!isOver) child.kill('SIGKILL');
    await ended;
  }
  endings.set(context, [...(endings.get(context) ?? []), end]);
  context.after(end);
  return {
    child,
    pid: child.pid ?? 0,
    get stdout() {
      return stdout;
    },
    get stderr() {
      return stderr;
    },
    ended,
    async says(pattern) {
      let found = pattern.exec(stdout);
      await untilTrue(
        () => {
          found = pattern.exec(stdout);
          if (found === null && isOver) throw new Error(`It ended without ${pattern}: ${stdout}${stderr}`);
          return found !== null;
        },
        () => `${pattern}; it said: ${stdout}${stderr}`,
      );
      return found!;
    },
    stop(signal = 'SIGTERM') {
      child.kill(signal);
      return ended;
    },
  };
}

/** Runs `tickgate` with these arguments until it ends by itself. */
export async function runTickgate(context: TestContext, args: readonly string[], options: ProgramOptions = {}) {
  const program = startProgram(context, process.execPath, [tickgate, ...args], options);
  const code = await program.ended;
  return { code, stdout: program.stdout, stderr: program.stderr };
}

/** A temporary folder that goes with the test, behind the programs that write there. */
export function folderOf(context: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'tickgate-system-'));
  context.after(async () => {
    await Promise.all((endings.get(context) ?? []).map((end) => end()));
    await untilTrue(() => isRemoved(folder), `an end of what writes in ${folder}`, EMPTY_MS);
  });
  return folder;
}

function isRemoved(folder: string): boolean {
  try {
    rmSync(folder, { recursive: true, force: true });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOTEMPTY') return false;
    throw error;
  }
}

/** Looks until it is so; fails with what never came. */
export async function untilTrue(
  isSo: () => boolean | Promise<boolean>,
  what: string | (() => string),
  deadlineMs = DEADLINE_MS,
): Promise<void> {
  const end = performance.now() + deadlineMs;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`Waited in vain for ${typeof what === 'string' ? what : what()}.`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}
