import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { ExitCode, ExitError } from '../../workers/exit-codes.ts';

/** The simulated venue that the gateway starts for itself: a program of its own, which ends with its parent. */
export interface OwnVenue {
  readonly host: string;
  readonly port: number;
  readonly pid: number;
  /** Asks it to end and waits; its book stays in its log. */
  stop(): Promise<void>;
}

const READY = /^tickgate venue ready (\{.*\})$/m;
const START_TIMEOUT_MS = 30_000;
const STOP_TIMEOUT_MS = 5_000;

/** Rejects with the venue's own words if it doesn't come up. `onExit` is called if it ends unasked after that. */
export function startOwnVenue(dataDir: string, onExit: (why: string) => void): Promise<OwnVenue> {
  const program = new URL('../../workers/venue/venue-main.js', import.meta.url).pathname;
  const args = [program, '--exit-with-parent', '--dir', join(dataDir, 'venue')];
  // In a process group of its own: a Ctrl-C is for the gateway, which ends the venue when it has stopped.
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'pipe'], detached: true });
  let complaints = '';
  let isReady = false;
  let isStopping = false;
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaints = `${complaints}${text}`.slice(-2_000);
  });
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new ExitError(ExitCode.startTimeout, 'the simulated venue did not come up in time'));
    }, START_TIMEOUT_MS);
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said = `${said}${text}`.slice(-2_000);
      const ready = READY.exec(said);
      if (ready === null) return;
      clearTimeout(timer);
      isReady = true;
      const { port } = JSON.parse(ready[1]!) as { port: number };
      resolve({
        host: '127.0.0.1',
        port,
        pid: child.pid ?? 0,
        stop() {
          isStopping = true;
          return stopChild(child);
        },
      });
    });
    child.once('exit', (code, signal) => {
      clearTimeout(timer);
      const why = `the simulated venue ended (${signal ?? `exit ${code}`})${complaints === '' ? '' : `: ${complaints.trim()}`}`;
      if (!isReady) reject(new ExitError(ExitCode.startTimeout, `the start needs its venue: ${why}`));
      else if (!isStopping) onExit(why);
    });
  });
}

function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
    child.once('exit', () => {
      clearTimeout(timer);
      resolve();
    });
    child.kill('SIGTERM');
  });
}
