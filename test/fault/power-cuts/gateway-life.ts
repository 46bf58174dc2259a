import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Running } from '../../crash/processes.ts';
import { openCachedDisk } from '../../support/cached-disk.ts';
import { openGatewayWorld } from '../gateway-world.ts';
import { type CutLife, type CutLifeOptions, nodeOptions, textOf } from './life.ts';

const SMALL_DISK = { SEGMENT_BYTES: '4194304', DISK_LOW_BYTES: '67108864', DISK_REFUSE_BYTES: '33554432' };
const RATE_PER_SECOND = 1_500;
const EXIT_MS = 10_000;

/**
 * The whole gateway on a disk whose power goes again and again:
 *
 *   orders ─▶ cut at a random moment ─▶ the gateway ends by itself, 74 ─▶ mounted again ─▶ started again ─▶ every
 *   acknowledged order is there, under its id, with its terms ─▶ orders … ─▶ at the end: retried, and judged in full
 */
export async function runGatewayLife(
  options: CutLifeOptions & { readonly threads: 'dedicated' | 'compact' },
): Promise<CutLife> {
  const problems: string[] = [];
  const disk = await openCachedDisk(options.kind);
  const world = await openGatewayWorld(join(disk.folder, 'data'), options.seed, options.threads);
  const settings = { ...SMALL_DISK, ...nodeOptions(options) };

  /** How long the gateway lived on; it has to end by itself. */
  async function cutUnderLoad(gateway: Running, cut: number): Promise<number> {
    const load = world.client('load', `c${cut}`, RATE_PER_SECOND);
    await world.underWay();
    await wait(world.random.whole(20, 350));
    const ended = gateway.ended.then((code) => ({ code, atMs: performance.now() }));
    await disk.cut();
    const cutMs = performance.now();
    const end = await Promise.race([ended, wait(EXIT_MS, undefined, { ref: false })]);
    if (end === undefined) throw new Error(`it lived on for ${EXIT_MS} ms`);
    await load.finished;
    if (end.code !== 74) problems.push(`it ended with ${end.code}: ${world.errors()}`);
    return Math.max(0, end.atMs - cutMs);
  }

  try {
    let gateway = await world.gatewayUp(settings);
    for (let cut = 1; cut <= options.cuts && problems.length === 0 && !options.enough(); cut++) {
      const exitMs = await cutUnderLoad(gateway, cut);
      await disk.remount();
      gateway = await world.gatewayUp(settings);
      const acknowledged = await world.compare(problems);
      options.told({ acknowledged, exitMs, isTooLate: false });
    }
    if (problems.length === 0) await world.judgeInFull(problems);
  } catch (error) {
    problems.push(`${textOf(error)}\n${world.errors()}`);
  } finally {
    await world.end();
    await disk.close();
  }
  return { problems, kept: world.close(problems.length > 0 && !options.without.includes('fdatasync')) };
}
