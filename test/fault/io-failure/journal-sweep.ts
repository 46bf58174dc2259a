import { closeSync, cpSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openJournal } from '../../../workers/journal/open-journal.ts';
import { range, readBack } from '../../workers/journal/kit.ts';
import type { JournalProgramOptions } from '../journal-program.ts';
import { CALLS, type Call, type Injection, journalFiles, readTrace, runTraced, straceArguments } from './trace.ts';

/**
 * The journal alone, once for each call that it makes and each way in which that can fail, from an empty folder, from
 * one that was stopped in order, and from one that crashed:
 *
 *   journal-program under strace ─▶ the Nth call fails ─▶ nothing is called durable any more, exit 74, a plain message
 *   ─▶ opened again: everything that was called durable is there; the last batch isn't trusted, it is written again
 */
export interface Sweep {
  readonly cases: readonly SweepCase[];
  run(one: SweepCase): Promise<CaseReport>;
  close(): void;
}

export interface SweepCase extends Injection {
  readonly from: Start;
  /** Of as many such calls as the run makes. One more: nothing may be injected, which ends the sweep. */
  readonly of: number;
}

export type Start = 'nothing' | 'a clean stop' | 'a crash';

export interface CaseReport {
  readonly problems: readonly string[];
  /** From the return of the failed call to the end of the last thread; undefined: it didn't end so. */
  readonly exitMs: number | undefined;
  readonly acknowledged: number;
}

const ACTIONS: Readonly<Record<Call, readonly string[]>> = {
  pwrite64: ['error=EIO', 'error=ENOSPC', 'error=EDQUOT', 'retval=0', 'signal=SIGKILL'],
  fdatasync: ['error=EIO', 'error=ENOSPC', 'error=EDQUOT', 'signal=SIGKILL'],
  fsync: ['error=EIO', 'signal=SIGKILL'],
  rename: ['error=EIO', 'error=ENOSPC', 'error=EDQUOT', 'signal=SIGKILL'],
  openat: ['error=EIO', 'error=ENOSPC', 'error=EMFILE', 'signal=SIGKILL'],
  ftruncate: ['error=EIO', 'error=ENOSPC', 'error=EDQUOT', 'signal=SIGKILL'],
  pread64: ['error=EIO'],
  statfs: ['error=EIO'],
};

/** Writes that end short, and the next fails: no file may grow or be written beyond so many bytes. */
const LIMIT_STEP_BYTES = 1361;

const PROGRAM = fileURLToPath(new URL('../journal-program.js', import.meta.url));
const SEGMENT_BYTES = 64 * 1024;
const BATCHES = 14;
const TIMEOUT_MS = 60_000;
export const EXIT_WITHIN_MS = 100;

export async function openSweep(seed: number): Promise<Sweep> {
  const base = mkdtempSync(join(tmpdir(), 'tickgate-io-'));
  // On another file system than the journal, as a client's memory is.
  const ackFolder = mkdtempSync(join('/dev/shm', 'tickgate-io-'));
  let count = 0;

  /** The program on `data`, traced; what it called durable, in the order of its calls. */
  async function runOn(data: string, one: Injection | undefined) {
    count += 1;
    const acks = join(ackFolder, `${count}.acks`);
    const log = join(ackFolder, `${count}.strace`);
    const fd = openSync(acks, 'wx', 0o600);
    const options: JournalProgramOptions = {
      data,
      segmentBytes: SEGMENT_BYTES,
      batches: BATCHES,
      seed,
      follows: false,
    };
    const isLimit = one?.action === 'limit';
    const args = straceArguments(log, [...journalFiles(data), acks], isLimit ? undefined : one);
    const limited = isLimit ? ['prlimit', `--fsize=${one.when}`] : [];
    const command = [...limited, process.execPath, PROGRAM, JSON.stringify(options)];
    const ended = await runTraced(args, command, fd, TIMEOUT_MS).finally(() => closeSync(fd));
    const said = readFileSync(acks, 'utf8').split('\n').slice(0, -1);
    const acknowledged = Number(said.at(-1)?.split(' ').at(-1) ?? 0);
    const hadEvents = Number(said[0]?.split(' ').at(-1) ?? 0);
    const trace = readTrace(log);
    for (const file of [acks, log]) rmSync(file);
    return { ...ended, acknowledged, hasWritten: acknowledged > hadEvents, trace };
  }

  const folders: Record<Start, string> = {
    nothing: join(base, 'nothing'),
    'a clean stop': join(base, 'clean'),
    'a crash': join(base, 'crashed'),
  };
  mkdirSync(folders.nothing);
  await runOn(folders['a clean stop'], undefined);
  // Killed between the write and the sync of its last batch.
  await runOn(folders['a crash'], { call: 'fdatasync', action: 'signal=SIGKILL', when: BATCHES });

  const cases: SweepCase[] = [];
  for (const [from, template] of Object.entries(folders) as [Start, string][]) {
    const data = join(base, 'counted');
    cpSync(template, data, { recursive: true });
    const { trace, code, errors } = await runOn(data, undefined);
    if (code !== 0) throw new Error(`the run from ${from} without a fault ended with ${code}: ${errors}`);
    rmSync(data, { recursive: true });
    for (const call of CALLS) {
      const of = trace.calls.filter(({ name }) => name === call).length;
      for (const action of ACTIONS[call])
        for (let when = 1; when <= of + 1; when++) cases.push({ from, call, action, when, of });
    }
  }

  for (let when = LIMIT_STEP_BYTES; when < SEGMENT_BYTES; when += LIMIT_STEP_BYTES)
    cases.push({ from: 'a clean stop', call: 'pwrite64', action: 'limit', when, of: Infinity });

  async function run(one: SweepCase): Promise<CaseReport> {
    count += 1;
    const data = join(base, `run-${count}`);
    cpSync(folders[one.from], data, { recursive: true });
    try {
      return await judged(one, data);
    } finally {
      rmSync(data, { recursive: true, force: true });
    }
  }

  async function judged(one: SweepCase, data: string): Promise<CaseReport> {
    const problems: string[] = [];
    const { code, errors, acknowledged, hasWritten, trace } = await runOn(data, one);
    const failedAt = trace.calls.findIndex(({ isInjected, text }) => isInjected || isBeyondLimit(one, text));
    const failed = trace.calls[failedAt];
    let exitMs: number | undefined;
    if (one.when > one.of) {
      if (code !== 0 || failed !== undefined) problems.push(`nothing was to fail, it ended with ${code}: ${errors}`);
    } else if (one.action === 'signal=SIGKILL') {
      if (code !== 'SIGKILL') problems.push(`it was to be killed, and ended with ${code}: ${errors}`);
    } else if (failed === undefined) problems.push(`nothing failed, it ended with ${code}: ${errors}`);
    else if (failed.text.includes(ackFolder)) {
      // A library that syncs stdout as it goes: nothing of the journal's.
      if (failed.name !== 'fsync') problems.push(`what was that? ${failed.text}`);
    } else if (isComfort(one, failed.text)) {
      if (code !== 0) problems.push(`it has no need of that, and ended with ${code}: ${errors}`);
    } else {
      exitMs = (trace.endS - failed.atS) * 1000;
      if (code !== 74) problems.push(`it ended with ${code}: ${errors}`);
      if (/\n +at /.test(errors) || errors === '') problems.push(`this is no message for an operator: ${errors}`);
      const later = trace.calls.slice(failedAt + 1).filter(({ name }) => name === 'write');
      if (later.length > 0) problems.push(`called durable after the failure: ${later[0]?.text}`);
      const again = trace.calls.slice(failedAt + 1).find(({ name }) => name === 'fdatasync' || name === 'pwrite64');
      // Of a write beyond a limit strace shows two, with the signal between them.
      if (again !== undefined && one.action !== 'limit')
        problems.push(`written or synced after the failure: ${again.text}`);
    }
    // Of what a run ends with, the marker alone is left to prove.
    const isInBatch =
      hasWritten && code !== 0 && (one.call === 'fdatasync' ? one.when < one.of : one.call === 'pwrite64');
    problems.push(...startAgain(data, acknowledged, isInBatch));
    return { problems, exitMs, acknowledged };
  }

  return {
    cases,
    run,
    close() {
      for (const folder of [base, ackFolder]) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A direct write that a limit of no whole blocks cuts short is one of no whole blocks, which the kernel won't have. */
function isBeyondLimit({ action }: SweepCase, text: string): boolean {
  return text.includes(' EFBIG ') || (action === 'limit' && text.includes(' EINVAL '));
}

/** What is only made in advance isn't needed for a start on a full disk. */
function isComfort({ from, action }: SweepCase, text: string): boolean {
  const isAdvance = text.includes('/reserve.tmp') || (from === 'a crash' && text.includes('/spare-0.tmp'));
  return /error=(ENOSPC|EDQUOT)/.test(action) && isAdvance;
}

/** The next start, right after, with the page cache as it is; then once more. */
function startAgain(data: string, acknowledged: number, isInBatch: boolean): readonly string[] {
  const problems: string[] = [];
  try {
    const before = openJournal({ data, segmentBytes: SEGMENT_BYTES, reserveBelowBytes: 0 });
    before.lock.release();
    if (before.lastSeq < acknowledged)
      problems.push(`${acknowledged} events were durable, ${before.lastSeq} are there`);
    if (isInBatch && !/wrote the last \d+ events again, to segment/.test(before.repair))
      problems.push(`the start after it trusted the page cache: ${before.repair || 'no repair'}`);
    const after = openJournal({ data, segmentBytes: SEGMENT_BYTES, reserveBelowBytes: 0 });
    after.lock.release();
    const back = readBack(data, 1, after.lastSeq);
    if (after.lastSeq !== before.lastSeq || back.join() !== range(1, after.lastSeq).join())
      problems.push(`${before.lastSeq} events, then ${after.lastSeq}, ${back.length} of them read`);
  } catch (error) {
    problems.push(`the start after it: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  }
  return problems;
}
