import { type ChildProcess, fork } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { reconciled } from '../../crash/client-run.ts';
import {
  type Running,
  type Starting,
  ThisBuild,
  endsWithUs,
  kill,
  startGateway,
  startVenue,
} from '../../crash/processes.ts';
import { createRandom } from '../../crash/random.ts';
import type { ClientsCommand, ClientsMessage, ClientsOptions, ClientsResult } from './clients-messages.ts';
import { REPORTS_KEPT } from './judge-streams.ts';
import { makeKey } from './key-ring.ts';
import { openRoughRoad } from './rough-road.ts';

/**
 *   clients, in processes of their own ── rough road ── gateway, killed again and again ── simulated venue
 */
export interface SoakOptions {
  readonly seed: number;
  readonly accounts: number;
  readonly clientsPerAccount: number;
  readonly processes: number;
  readonly ordersPerSecond: number;
  /** Of the first account alone. */
  readonly hotOrdersPerSecond: number;
  readonly sleepers: number;
  readonly seconds: number;
  /** Between a start and the next kill. */
  readonly killAfterMs: readonly [low: number, high: number];
  readonly accidentsPerSecond: number;
  readonly comesBackEveryMs: number;
  readonly threads: 'dedicated' | 'compact';
  readonly progress: (text: string) => void;
  readonly enough: () => boolean;
}

export interface SoakEnd {
  readonly problems: readonly string[];
  readonly clients: number;
  /** Of which nothing was wrong. */
  readonly survived: number;
  readonly figures: string;
  readonly folder: string;
}

const CLIENTS = fileURLToPath(new URL('clients.js', import.meta.url));
const END_MS = 200_000;
const MOST_PROBLEMS = 20;

interface ClientsProcess {
  readonly ready: Promise<void>;
  readonly result: Promise<ClientsResult>;
  readonly progress: { delivered: number; orders: number };
  send(command: ClientsCommand): void;
  stop(): void;
}

export async function soak(options: SoakOptions): Promise<SoakEnd> {
  const random = createRandom(options.seed);
  const folder = mkdtempSync(join(tmpdir(), 'tickgate-sessions-'));
  const problems: string[] = [];
  const running = new Set<Pick<Starting, 'child' | 'ended'>>();
  const road = await openRoughRoad(random);
  const processes: ClientsProcess[] = [];
  const restartMs: number[] = [];
  let results: ClientsResult[] = [];
  let kills = 0;
  try {
    const accounts = await accountsOf(options, folder);
    const venue = await track(startVenue(ThisBuild, folderIn(folder, 'sim-a'), 0, options.seed, [])).running;
    const settings = {
      data: join(folder, 'data'),
      errors: join(folder, 'gateway.err'),
      threads: options.threads,
      venues: new Map([['sim-a', Number(venue.ready['port'])]]),
      more: {
        KEYS_FILE: join(folder, 'keys.json'),
        ACCOUNTS: accounts.map(({ name }) => name).join(','),
        RATE_SESSION_PER_SECOND: '500',
        RATE_ACCOUNT_PER_SECOND: '1000',
      },
    };
    const up = async (): Promise<Running> => {
      const gateway = await track(startGateway(ThisBuild, settings)).running;
      road.target = Number(new URL(String(gateway.ready['api'])).port);
      return gateway;
    };
    let gateway = await up();
    await reconciled(String(gateway.ready['api']));
    for (let i = 0; i < options.processes; i++) {
      const own = accounts.filter((_, place) => place % options.processes === i);
      const { clientsPerAccount, comesBackEveryMs } = options;
      const sleepers = i === 0 ? options.sleepers : 0;
      const seed = random.whole(1, 2 ** 31);
      const url = `http://127.0.0.1:${road.port}`;
      processes.push(startClients({ url, seed, accounts: own, clientsPerAccount, sleepers, comesBackEveryMs }));
    }
    await Promise.all(processes.map(({ ready }) => ready));
    const tellAll = (command: ClientsCommand): void => {
      for (const one of processes) one.send(command);
    };
    tellAll({ do: 'trade' });

    const startedMs = Date.now();
    const endMs = startedMs + options.seconds * 1_000;
    let killMs = startedMs + random.whole(...options.killAfterMs);
    let accidentMs = startedMs;
    while (Date.now() < endMs && !options.enough()) {
      const nowMs = Date.now();
      for (; accidentMs <= nowMs; accidentMs += 1_000 / options.accidentsPerSecond) road.accident();
      if (nowMs >= killMs) {
        kills += 1;
        road.target = undefined;
        await kill(gateway);
        tellAll({ do: 'down' });
        const downMs = Date.now();
        gateway = await up();
        tellAll({ do: 'up' });
        restartMs.push(Date.now() - downMs);
        accidentMs = Date.now();
        killMs = Date.now() + random.whole(...options.killAfterMs);
      }
      const delivered = processes.reduce((total, { progress }) => total + progress.delivered, 0);
      const orders = processes.reduce((total, { progress }) => total + progress.orders, 0);
      options.progress(`${kills} kills, ${orders} orders, ${delivered} reports delivered`);
      await wait(random.whole(5, 20));
    }
    road.calm();
    tellAll({ do: 'finish' });
    results = await inTime(Promise.all(processes.map(({ result }) => result)));
    const code = await stopped(gateway);
    if (code !== 0) problems.push(`the gateway ended with ${code}`);
  } catch (error) {
    problems.push(`${(error as Error).stack}; ${readErrors(folder)}`);
  } finally {
    for (const one of processes) one.stop();
    road.close();
    await Promise.all([...running].map(kill));
  }
  const found = results.flatMap((result) => result.problems);
  problems.push(...found.slice(0, MOST_PROBLEMS).map(({ what }) => what));
  if (found.length > MOST_PROBLEMS) problems.push(`and ${found.length - MOST_PROBLEMS} more`);
  const isIdle =
    results.length > 0 &&
    (kills === 0 || results.some(({ delivered, lost, placed }) => Math.min(delivered, lost, placed) === 0));
  const isAwake =
    options.sleepers > 0 &&
    options.seconds * options.hotOrdersPerSecond > 2 * REPORTS_KEPT &&
    !options.enough() &&
    results.every(({ gaps }) => gaps === 0);
  if (isAwake) problems.push('nobody was away for longer than reports are kept');
  if (isIdle) problems.push('a judge without evidence: nothing was killed, lost, placed or delivered');
  const clients = options.accounts * options.clientsPerAccount;
  const bad = new Set(found.map(({ what }) => what.slice(0, what.indexOf(':')))).size;
  if (problems.length === 0) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  return {
    problems,
    clients,
    survived: problems.length === 0 ? clients : Math.max(0, Math.min(clients - 1, clients - bad)),
    figures: figuresOf(results, kills, restartMs, road.done),
    folder,
  };

  function track(one: Starting): Starting {
    running.add(one);
    void one.ended.then(() => running.delete(one));
    return one;
  }
}

function folderIn(folder: string, name: string): string {
  const path = join(folder, name);
  mkdirSync(path);
  return path;
}

/** Every other key is an Ed25519 one. */
async function accountsOf(options: SoakOptions, folder: string): Promise<ClientsOptions['accounts']> {
  const { accounts, ordersPerSecond, hotOrdersPerSecond } = options;
  const list = [];
  for (let i = 0; i < accounts; i++) {
    const name = `a${i}`;
    const key = await makeKey(join(folder, 'keys.json'), name, i % 2 === 0 ? 'hmac' : 'ed25519');
    list.push({ name, key, ordersPerSecond: i === 0 ? hotOrdersPerSecond : ordersPerSecond / (accounts - 1) });
  }
  return list;
}

function startClients(options: ClientsOptions): ClientsProcess {
  const child: ChildProcess = fork(CLIENTS, [JSON.stringify(options)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  endsWithUs(child);
  const progress = { delivered: 0, orders: 0 };
  const ready = promised<void>();
  const result = promised<ClientsResult>();
  child.on('message', (message: ClientsMessage) => {
    if (message.told === 'ready') ready.resolve();
    else if (message.told === 'result') result.resolve(message.result);
    else Object.assign(progress, message);
  });
  child.once('exit', (code, signal) => {
    const error = new Error(`the clients ended with ${code ?? signal}`);
    ready.reject(error);
    result.reject(error);
  });
  return {
    ready: ready.promise,
    result: result.promise,
    progress,
    send: (command) => void child.send(command, () => undefined),
    stop: () => void child.kill('SIGKILL'),
  };
}

function promised<T>() {
  let resolve: (value: T) => void = () => undefined;
  let reject: (error: Error) => void = () => undefined;
  const promise = new Promise<T>((resolveIt, rejectIt) => {
    resolve = resolveIt;
    reject = rejectIt;
  });
  promise.catch(() => undefined);
  return { promise, resolve, reject };
}

async function inTime<T>(promise: Promise<T>): Promise<T> {
  const timeout = new AbortController();
  const late = wait(END_MS, undefined, { signal: timeout.signal }).then(() => {
    throw new Error('the clients did not end in time');
  });
  late.catch(() => undefined);
  try {
    return await Promise.race([promise, late]);
  } finally {
    timeout.abort();
  }
}

async function stopped({ child, ended }: Running): Promise<number | string> {
  child.kill('SIGTERM');
  return ended;
}

function readErrors(folder: string): string {
  return readFileSync(join(folder, 'gateway.err'), { encoding: 'utf8', flag: 'a+' }).slice(-2_000);
}

function figuresOf(
  results: readonly ClientsResult[],
  kills: number,
  restartMs: readonly number[],
  accidents: ReadonlyMap<string, number>,
): string {
  const sum = (of: (result: ClientsResult) => number): string =>
    results.reduce((total, result) => total + of(result), 0).toLocaleString('en');
  const refused: Record<string, number> = {};
  for (const result of results) {
    for (const [code, count] of Object.entries(result.refused)) refused[code] = (refused[code] ?? 0) + count;
  }
  const happened = [...accidents.values()].reduce((total, count) => total + count, 0);
  const live = (of: (result: ClientsResult) => readonly number[]): string => percentiles(results.flatMap(of));
  return [
    `${sum(({ clients }) => clients)} clients, ${kills} kills, ${happened.toLocaleString('en')} accidents`,
    `${sum(({ lost }) => lost)} connections lost, ${sum(({ resumed }) => resumed)} resumed, ${sum(({ comebacks }) => comebacks)} closed and came back`,
    `${sum(({ placed }) => placed)} orders, ${sum(({ cancelled }) => cancelled)} cancels, refused ${JSON.stringify(refused)}`,
    `${sum(({ reports }) => reports)} reports, ${sum(({ delivered }) => delivered)} delivered, ${sum(({ gaps }) => gaps)} gaps told`,
    `the gateway was back after ${percentiles(restartMs)}, clients were live ${live((result) => result.liveSinceDownMs)} after the kill, ${live((result) => result.liveSinceUpMs)} after its return`,
  ].join('; ');
}

/** Median and greatest. */
function percentiles(ms: readonly number[]): string {
  const sorted = [...ms].sort((one, other) => one - other);
  const seconds = (place: number): string => ((sorted[place] ?? Number.NaN) / 1_000).toFixed(1);
  return `${seconds(sorted.length >> 1)} s (at most ${seconds(sorted.length - 1)} s)`;
}
