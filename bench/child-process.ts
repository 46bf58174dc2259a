import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** A process of the bench, which dies with it whatever happens. */
export interface Child {
  readonly pid: number;
  /** The first match of `pattern` in a line of its output; rejects if it ends before. */
  says(pattern: RegExp): Promise<RegExpExecArray>;
  tell(line: string): void;
  signal(signal: NodeJS.Signals): void;
  /** SIGTERM, and once it is too late SIGKILL. Resolves when it is gone. */
  stop(): Promise<void>;
}

export interface ChildOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Only when nobody else wants the core (SCHED_IDLE). */
  readonly isIdle?: boolean;
}

const STOP_MS = 10_000;
const SHOWN_LINES = 20;

export function startChild(cpus: string, args: readonly string[], options: ChildOptions = {}): Child {
  const { cwd, env = {}, isIdle = false } = options;
  const idle = isIdle ? ['chrt', '-i', '0'] : [];
  const pinned = cpus === '' ? [] : ['taskset', '-c', cpus];
  const command = ['setpriv', '--pdeathsig', 'KILL', ...idle, ...pinned, process.execPath, ...args];
  const child: ChildProcess = spawn(command[0]!, command.slice(1), {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  const watchers = new Set<() => void>();
  let hasEnded = false;
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => {
      hasEnded = true;
      for (const watch of watchers) watch();
      resolve();
    });
  });
  for (const stream of [child.stdout!, child.stderr!]) {
    createInterface({ input: stream }).on('line', (line) => {
      lines.push(line);
      for (const watch of watchers) watch();
    });
  }
  child.stdin!.on('error', () => {});

  let read = 0;
  return {
    pid: child.pid ?? 0,
    says: (pattern) =>
      new Promise((resolve, reject) => {
        const watch = (): void => {
          while (read < lines.length) {
            const match = pattern.exec(lines[read++]!);
            if (match === null) continue;
            watchers.delete(watch);
            resolve(match);
            return;
          }
          if (!hasEnded) return;
          watchers.delete(watch);
          reject(new Error(`${args.join(' ')} has ended: ${lines.slice(-SHOWN_LINES).join(' ')}`));
        };
        watchers.add(watch);
        watch();
      }),
    tell(line) {
      child.stdin!.write(`${line}\n`);
    },
    signal(signal) {
      child.kill(signal);
    },
    async stop() {
      const late = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
      child.kill('SIGCONT');
      child.kill('SIGTERM');
      await ended;
      clearTimeout(late);
    },
  };
}

/** All threads of a process may use these CPUs from now on, and no others; '': all. */
export function pinProcess(pid: number, cpus: string): void {
  execFileSync('taskset', ['-a', '-c', '-p', cpus, String(pid)], { stdio: 'ignore' });
}
