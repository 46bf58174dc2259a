import { type ChildProcess, spawn } from 'node:child_process';
import { statSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { ClientOptions, ClientSummary } from './load-client.ts';
import { endsWithUs, type Starting } from './processes.ts';

const CLIENT = fileURLToPath(new URL('load-client.js', import.meta.url));
const RECONCILE_MS = 60_000;
const CLIENT_MS = 60_000;

/** A trading program of its own process, and what becomes of it. */
export interface ClientRun extends Pick<Starting, 'child' | 'ended'> {
  /** Its first answer has come, or it has ended. */
  readonly begun: Promise<void>;
  readonly finished: Promise<ClientSummary>;
  stop(): void;
}

export function runClient(options: ClientOptions): ClientRun {
  const child: ChildProcess = spawn(process.execPath, [CLIENT, JSON.stringify(options)], {
    stdio: ['pipe', 'pipe', 'inherit'],
    timeout: CLIENT_MS,
    detached: true,
  });
  endsWithUs(child);
  child.stdin?.on('error', () => undefined);
  const ended = new Promise<number | string>((resolve) => {
    child.once('exit', (code, signal) => resolve(code ?? signal ?? 'gone'));
  });
  const begun = new Promise<void>((resolve) => {
    child.stdout?.once('data', () => resolve());
    void ended.then(() => resolve());
  });
  const finished = (async () => {
    let summary: ClientSummary | undefined;
    if (child.stdout !== null) {
      for await (const line of createInterface(child.stdout)) summary = JSON.parse(line) as ClientSummary;
    }
    const code = await ended;
    if (code !== 0 || summary === undefined) throw new Error(`the ${options.mode} client ended with ${code}`);
    return summary;
  })();
  finished.catch(() => undefined);
  return { child, ended, begun, finished, stop: () => void child.stdin?.write('stop\n') };
}

/** Until new orders pass and every broker is reconciled. */
export async function reconciled(api: string): Promise<void> {
  const deadlineMs = performance.now() + RECONCILE_MS;
  for (;;) {
    const body = await (await fetch(`${api}/health/detailed`)).text();
    const { ready, brokers } = JSON.parse(body) as { ready: boolean; brokers: { state: string }[] };
    if (ready && brokers.every(({ state }) => state === 'ready')) return;
    if (performance.now() > deadlineMs) throw new Error(`not reconciled in time: ${body}`);
    await wait(20);
  }
}

/** What the client remembers must not depend on the disk that the gateway writes to. */
export function requireOtherFileSystem(folder: string, ackFolder: string): void {
  if (statSync(folder).dev !== statSync(ackFolder).dev) return;
  throw new Error(`${ackFolder} and ${folder} are on one file system: set TICKGATE_ACK_DIR to a folder on another`);
}
