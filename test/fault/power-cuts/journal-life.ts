import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openJournal } from '../../../workers/journal/open-journal.ts';
import { createRandom } from '../../crash/random.ts';
import { endsWithUs } from '../../crash/processes.ts';
import { openCachedDisk } from '../../support/cached-disk.ts';
import { readBack } from '../../workers/journal/kit.ts';
import type { JournalProgramOptions } from '../journal-program.ts';
import { type CutLife, type CutLifeOptions, nodeOptions, textOf } from './life.ts';

const PROGRAM = fileURLToPath(new URL('../journal-program.js', import.meta.url));
const SEGMENT_BYTES = 256 * 1024;
const EXIT_MS = 10_000;

/**
 * The journal alone on a disk whose power goes again and again:
 *
 *   journal-program ─▶ cut at a random moment ─▶ it ends by itself, 74 ─▶ mounted again ─▶ every event that it called
 *   durable is there, as it was ─▶ journal-program …
 */
export async function runJournalLife(options: CutLifeOptions): Promise<CutLife> {
  const random = createRandom(options.seed);
  const problems: string[] = [];
  const disk = await openCachedDisk(options.kind);
  const data = join(disk.folder, 'data');
  let acknowledged = 0;
  let checked = 0;
  try {
    for (let cut = 1; cut <= options.cuts && problems.length === 0 && !options.enough(); cut++) {
      const at = `cut ${cut}`;
      const program = startJournalProgram(options, { data, seed: random.whole(1, 2 ** 31) });
      await Promise.race([program.opened, program.ended]);
      await wait(random.whole(5, 250));
      // What was said before. A sync that is under way while the file system is shut down may be told that it is done,
      // although it isn't: the kernel's shutdown is no instant, as the loss of power is, after which nobody says anything.
      const before = Math.max(acknowledged, program.acknowledged());
      await disk.cut();
      const cutMs = performance.now();
      const code = await program.ended;
      const exitMs = Math.max(0, performance.now() - cutMs);
      if (code !== 74) problems.push(`${at}: the program ended with ${code}: ${program.errors()}`);
      acknowledged = Math.max(acknowledged, program.acknowledged());
      await disk.remount();
      const opened = openJournal({ data, segmentBytes: SEGMENT_BYTES, reserveBelowBytes: 0 });
      opened.lock.release();
      if (opened.lastSeq < before)
        problems.push(
          `${at}: ${before} events were durable, ${opened.lastSeq} are there; ${opened.repair}; ${disk.story()}`,
        );
      const isTooLate = opened.lastSeq < acknowledged;
      // Each throws unless it is what was written.
      const back = readBack(data, Math.max(1, checked), opened.lastSeq);
      if ((back.at(-1) ?? 0) !== opened.lastSeq) problems.push(`${at}: the events end with ${back.at(-1)}`);
      checked = opened.lastSeq;
      acknowledged = opened.lastSeq;
      options.told({ acknowledged, exitMs, isTooLate });
    }
    const all = readBack(data);
    if (all.length !== checked) problems.push(`at the end: ${all.length} of ${checked} events`);
  } catch (error) {
    problems.push(textOf(error));
  } finally {
    await disk.close();
  }
  return { problems, kept: [] };
}

function startJournalProgram(options: CutLifeOptions, own: Pick<JournalProgramOptions, 'data' | 'seed'>) {
  const program: JournalProgramOptions = { ...own, segmentBytes: SEGMENT_BYTES, batches: 0, follows: true };
  const child = spawn(process.execPath, [PROGRAM, JSON.stringify(program)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'], TMPDIR: process.env['TMPDIR'], ...nodeOptions(options) },
    timeout: EXIT_MS,
    killSignal: 'SIGKILL',
    detached: true,
  });
  endsWithUs(child);
  let said = '';
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  const opened = new Promise<void>((resolve) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      resolve();
    });
  });
  const ended = once(child, 'close').then(([code, signal]: unknown[]) => (code ?? signal) as number | string);
  return {
    opened,
    ended,
    errors: () => errors.trim(),
    acknowledged: () => Number(/(\d+)\n[^\n]*$/.exec(said)?.[1] ?? 0),
  };
}
