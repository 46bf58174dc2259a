import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type ClientRun, reconciled, requireOtherFileSystem, runClient } from '../../crash/client-run.ts';
import { judgeAcknowledged } from '../../crash/judge-acknowledged.ts';
import { judgeJournal } from '../../crash/judge-journal.ts';
import { judge } from '../../crash/judge.ts';
import type { ClientOptions } from '../../crash/load-client.ts';
import { type Running, type Starting, ThisBuild, kill, startGateway, startVenue } from '../../crash/processes.ts';
import { createRandom } from '../../crash/random.ts';
import { openLoopDisk } from '../../support/loop-disk.ts';
import { type CutLife, type CutLifeOptions, nodeOptions, textOf } from './life.ts';

const BROKERS = ['sim-a', 'sim-b'] as const;
const SMALL_DISK = { SEGMENT_BYTES: '4194304', DISK_LOW_BYTES: '67108864', DISK_REFUSE_BYTES: '33554432' };
const RATE_PER_SECOND = 1_500;
const EXIT_MS = 10_000;
const UNDER_WAY_BYTES = 16_384;
const UNDER_WAY_MS = 30_000;
const SETTLE_MS = 30_000;

/**
 * The whole gateway on a disk whose power goes again and again; its venues and what its client remembers are on others:
 *
 *   orders ─▶ cut at a random moment ─▶ the gateway ends by itself, 74 ─▶ mounted again ─▶ started again ─▶ every
 *   acknowledged order is there, under its id, with its terms ─▶ orders … ─▶ at the end: retried, and judged in full
 */
export async function runGatewayLife(
  options: CutLifeOptions & { readonly threads: 'dedicated' | 'compact' },
): Promise<CutLife> {
  const random = createRandom(options.seed);
  const problems: string[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'tickgate-cuts-'));
  const ackFolder = mkdtempSync(join(process.env['TICKGATE_ACK_DIR'] ?? '/dev/shm', 'tickgate-acks-'));
  const errors = join(folder, 'gateway.err');
  const running = new Set<Pick<Starting, 'child' | 'ended'>>();
  const ports = new Map<string, number>();
  const ackLogs: string[] = [];
  const disk = await openLoopDisk(options.kind);
  const data = join(disk.folder, 'data');
  let gateway: Running | undefined;

  function track<One extends Pick<Starting, 'child' | 'ended'>>(one: One): One {
    running.add(one);
    void one.ended.then(() => running.delete(one));
    return one;
  }

  async function gatewayUp(): Promise<void> {
    const more = { ...SMALL_DISK, UV_USE_IO_URING: '0', ...nodeOptions(options) };
    gateway = await track(startGateway(ThisBuild, { data, errors, threads: options.threads, venues: ports, more }))
      .running;
    await reconciled(String(gateway.ready['api']));
  }

  function startClient(mode: ClientOptions['mode'], cut: number): ClientRun {
    const log = join(ackFolder, `${String(cut).padStart(4, '0')}-${mode}.log`);
    const port = Number(new URL(String(gateway?.ready['api'])).port);
    const earlier = [...ackLogs];
    ackLogs.push(log);
    const common = {
      seed: random.whole(1, 2 ** 31),
      prefix: `c${cut}`,
      connections: 16,
      rate: RATE_PER_SECOND,
      most: 20_000,
    };
    return track(runClient({ mode, port, log, earlier, ...common }));
  }

  /** The client's first answers have come. */
  async function underWay(): Promise<void> {
    const log = ackLogs.at(-1) ?? '';
    const deadlineMs = performance.now() + UNDER_WAY_MS;
    while ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) < UNDER_WAY_BYTES) {
      if (performance.now() > deadlineMs) throw new Error('the client got no answers');
      await wait(5);
    }
  }

  /** How long the gateway lived on; it has to end by itself. */
  async function cutUnder(load: ClientRun): Promise<number> {
    await underWay();
    await wait(random.whole(20, 350));
    const ended = gateway?.ended.then((code) => ({ code, atMs: performance.now() }));
    await disk.cut();
    const cutMs = performance.now();
    const end = await Promise.race([ended, wait(EXIT_MS, undefined, { ref: false })]);
    await load.finished;
    if (end === undefined) problems.push(`it lived on for ${EXIT_MS} ms`);
    else if (end.code !== 74) problems.push(`it ended with ${end.code}: ${readFileSync(errors, 'utf8').slice(-2_000)}`);
    return Math.max(0, (end?.atMs ?? Infinity) - cutMs);
  }

  async function judgeInFull(): Promise<void> {
    await startClient('retry', 0).finished;
    const venueLogs = new Map(BROKERS.map((broker) => [broker, join(folder, broker, 'venue.log')]));
    const deadlineMs = performance.now() + SETTLE_MS;
    for (;;) {
      const verdict = await judge({ api: String(gateway?.ready['api']), ackLogs, venueLogs });
      if (verdict.problems.length === 0) break;
      if (performance.now() > deadlineMs) return void problems.push(...verdict.problems);
      await wait(50);
    }
    problems.push(...(await judgeJournal(ThisBuild, data)));
  }

  try {
    requireOtherFileSystem(disk.folder, ackFolder);
    for (const broker of BROKERS) mkdirSync(join(folder, broker));
    const venues = BROKERS.map(async (broker) => {
      const starting = track(startVenue(ThisBuild, join(folder, broker), 0, random.whole(1, 1_000_000), []));
      ports.set(broker, Number((await starting.running).ready['port']));
    });
    await Promise.all(venues);
    await gatewayUp();
    for (let cut = 1; cut <= options.cuts && problems.length === 0 && !options.enough(); cut++) {
      const exitMs = await cutUnder(startClient('load', cut));
      await disk.remount();
      await gatewayUp();
      const compared = await judgeAcknowledged(String(gateway?.ready['api']), ackLogs);
      problems.push(...compared.problems);
      options.told({ acknowledged: compared.acknowledged, exitMs });
    }
    if (problems.length === 0) await judgeInFull();
  } catch (error) {
    problems.push(`${textOf(error)}\n${readFileSync(errors, { encoding: 'utf8', flag: 'a+' }).slice(-2_000)}`);
  } finally {
    await Promise.all([...running].map(kill));
    await disk.close();
  }
  const kept = problems.length > 0 && !options.withoutSync ? [folder, ackFolder] : [];
  if (kept.length === 0) for (const dir of [folder, ackFolder]) rmSync(dir, { recursive: true, force: true });
  return { problems, kept };
}
