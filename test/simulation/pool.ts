import { Worker } from 'node:worker_threads';
import { type Coverage, addCoverage, createCoverage } from './coverage.ts';
import type { Finding } from './judge-seed.ts';

export interface Block {
  readonly from: number;
  readonly count: number;
  /** Runs while a finding is shrunk; 0: not at all. */
  readonly tries: number;
}

export interface BlockResult {
  readonly count: number;
  readonly events: number;
  readonly coverage: readonly (readonly [string, number])[];
  readonly findings: readonly Finding[];
}

export interface SeedsOptions {
  readonly from: number;
  readonly count: number;
  readonly jobs: number;
  readonly tries: number;
  /** Goes on behind the first finding. */
  readonly keepGoing: boolean;
  readonly enough: () => boolean;
  readonly progress: (told: SeedsResult) => void;
}

export interface SeedsResult {
  readonly done: number;
  readonly events: number;
  readonly coverage: Coverage;
  readonly findings: readonly Finding[];
}

const BLOCK = 50;

/** Seeds from `from` on, each in one of `jobs` threads, in blocks. Resolves when all are done, or one found something. */
export async function runSeeds(options: SeedsOptions): Promise<SeedsResult> {
  const coverage = createCoverage();
  const findings: Finding[] = [];
  const result = { done: 0, events: 0, coverage, findings };
  const end = options.from + options.count;
  let next = options.from;

  function nextBlock(): Block | undefined {
    const isOver = options.enough() || (findings.length > 0 && !options.keepGoing);
    if (next >= end || isOver) return undefined;
    const block = { from: next, count: Math.min(BLOCK, end - next), tries: options.tries };
    next += block.count;
    return block;
  }

  async function job(): Promise<void> {
    const worker = new Worker(new URL('./worker.js', import.meta.url));
    try {
      for (let block = nextBlock(); block !== undefined; block = nextBlock()) {
        const told = await ask(worker, block);
        result.done += told.count;
        result.events += told.events;
        addCoverage(coverage, told.coverage);
        findings.push(...told.findings);
        options.progress(result);
      }
    } finally {
      await worker.terminate();
    }
  }

  await Promise.all(Array.from({ length: options.jobs }, job));
  findings.sort((a, b) => a.seed - b.seed);
  return result;
}

function ask(worker: Worker, block: Block): Promise<BlockResult> {
  return new Promise((resolve, reject) => {
    const done = (told: BlockResult): void => {
      worker.off('error', reject);
      resolve(told);
    };
    worker.once('message', done);
    worker.once('error', reject);
    worker.postMessage(block);
  });
}
