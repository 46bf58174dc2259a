import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type ClientRun, reconciled, runClient } from '../crash/client-run.ts';
import { judgeAcknowledged } from '../crash/judge-acknowledged.ts';
import { judgeJournal } from '../crash/judge-journal.ts';
import { judge } from '../crash/judge.ts';
import type { ClientOptions } from '../crash/load-client.ts';
import {
  type GatewaySettings,
  type Running,
  type Starting,
  ThisBuild,
  kill,
  startGateway,
  startVenue,
} from '../crash/processes.ts';
import { createRandom, type Random } from '../crash/random.ts';

/**
 * A gateway on a disk that something is done to; its venues' logs and what its clients remember are on others.
 */
export interface GatewayWorld {
  readonly random: Random;
  /** Of this world; not the gateway's data. */
  readonly folder: string;
  readonly ackLogs: readonly string[];
  startGateway(more: Readonly<Record<string, string>>, under?: readonly string[]): Starting;
  /** Resolves once it is reconciled. */
  gatewayUp(more: Readonly<Record<string, string>>): Promise<Running>;
  /** Of the gateway that runs, or ran last. */
  api(): string;
  client(mode: ClientOptions['mode'], prefix: string, rate: number): ClientRun;
  /** A file for a client of one's own. */
  newAckLog(name: string): string;
  /** The newest client's first answers have come. */
  underWay(): Promise<void>;
  /** The end of what gateways wrote to stderr. */
  errors(): string;
  /** Whether every acknowledged order is there; adds to the problems what isn't. Returns how many there were. */
  compare(problems: string[]): Promise<number>;
  /** Retries what has no answer, and judges everything. */
  judgeInFull(problems: string[]): Promise<void>;
  /** Ends every process. */
  end(): Promise<void>;
  /** The folders that were kept. */
  close(keep: boolean): readonly string[];
}

const BROKERS = ['sim-a', 'sim-b'] as const;
const CONNECTIONS = 16;
const MOST_REQUESTS = 20_000;
const UNDER_WAY_BYTES = 16_384;
const UNDER_WAY_MS = 30_000;
const SETTLE_MS = 30_000;

export async function openGatewayWorld(
  data: string,
  seed: number,
  threads: GatewaySettings['threads'],
): Promise<GatewayWorld> {
  const random = createRandom(seed);
  const folder = mkdtempSync(join(tmpdir(), 'tickgate-fault-'));
  const ackFolder = mkdtempSync(join(process.env['TICKGATE_ACK_DIR'] ?? '/dev/shm', 'tickgate-acks-'));
  const errors = join(folder, 'gateway.err');
  const running = new Set<Pick<Starting, 'child' | 'ended'>>();
  const venues = new Map<string, number>();
  const ackLogs: string[] = [];
  let api = '';

  function track<One extends Pick<Starting, 'child' | 'ended'>>(one: One): One {
    running.add(one);
    void one.ended.then(() => running.delete(one));
    return one;
  }

  function newAckLog(name: string): string {
    const log = join(ackFolder, `${String(ackLogs.length).padStart(4, '0')}-${name}.log`);
    ackLogs.push(log);
    return log;
  }

  function client(mode: ClientOptions['mode'], prefix: string, rate: number): ClientRun {
    const earlier = [...ackLogs];
    const log = newAckLog(mode);
    const seedOf = random.whole(1, 2 ** 31);
    const port = Number(new URL(api).port);
    return track(
      runClient({
        mode,
        port,
        log,
        earlier,
        prefix,
        rate,
        seed: seedOf,
        connections: CONNECTIONS,
        most: MOST_REQUESTS,
      }),
    );
  }

  async function venueUp(broker: string): Promise<void> {
    mkdirSync(join(folder, broker));
    const starting = track(startVenue(ThisBuild, join(folder, broker), 0, random.whole(1, 1_000_000), []));
    venues.set(broker, Number((await starting.running).ready['port']));
  }

  function startIt(more: Readonly<Record<string, string>>, under: readonly string[] = []): Starting {
    const settings = { data, errors, threads, venues, more: { UV_USE_IO_URING: '0', ...more }, under };
    const starting = track(startGateway(ThisBuild, settings));
    const running = starting.running.then((gateway) => {
      api = String(gateway.ready['api']);
      return gateway;
    });
    running.catch(() => undefined);
    return { ...starting, running };
  }

  await Promise.all(BROKERS.map(venueUp));
  return {
    random,
    folder,
    ackLogs,
    startGateway: startIt,
    async gatewayUp(more) {
      const gateway = await startIt(more).running;
      await reconciled(api);
      return gateway;
    },
    api: () => api,
    client,
    newAckLog,
    async underWay() {
      const log = ackLogs.at(-1) ?? '';
      const deadlineMs = performance.now() + UNDER_WAY_MS;
      while ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) < UNDER_WAY_BYTES) {
        if (performance.now() > deadlineMs) throw new Error('the client got no answers');
        await wait(5);
      }
    },
    errors: () => readFileSync(errors, { encoding: 'utf8', flag: 'a+' }).slice(-2_000),
    async compare(problems) {
      const compared = await judgeAcknowledged(api, ackLogs);
      problems.push(...compared.problems);
      return compared.acknowledged;
    },
    async judgeInFull(problems) {
      await client('retry', 'retry', MOST_REQUESTS).finished;
      const venueLogs = new Map(BROKERS.map((broker) => [broker, join(folder, broker, 'venue.log')]));
      const deadlineMs = performance.now() + SETTLE_MS;
      for (;;) {
        const verdict = await judge({ api, ackLogs, venueLogs });
        if (verdict.problems.length === 0) break;
        if (performance.now() > deadlineMs) return void problems.push(...verdict.problems);
        await wait(50);
      }
      problems.push(...(await judgeJournal(ThisBuild, data)));
    },
    async end() {
      await Promise.all([...running].map(kill));
    },
    close(keep) {
      if (keep) return [folder, ackFolder];
      for (const dir of [folder, ackFolder]) rmSync(dir, { recursive: true, force: true });
      return [];
    },
  };
}
