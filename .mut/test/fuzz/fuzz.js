import { createSeededRandom } from '../../workers/seeded-random.js';
import { watchCoverage } from './coverage.js';
import { createMutator } from './mutate.js';
/** A single input that takes longer hangs. */
const HANG_MS = 100;
const CORPUS_MAX = 512;
/** Between two looks at the coverage: short at first, when much is new. */
const FIRST_ROUND = 64;
const LAST_ROUND = 16_384;
/**
 * Inputs out of inputs:
 *
 *   corpus ─▶ mutate ─▶ the target, a round of them ─▶ has new code run? ─▶ by which of them ─▶ corpus
 */
export function fuzz(target, { runs, seed, progress, enough }) {
    const random = createSeededRandom(seed);
    const { mutate } = createMutator(random, target.tokens, target.maxBytes);
    const corpus = [];
    const run = target.create();
    const coverage = watchCoverage();
    let done = 0;
    let slowestMs = 0;
    let failure;
    /** False: it failed. */
    function take(input) {
        try {
            run(new Uint8Array(input));
            done += 1;
            return true;
        }
        catch (error) {
            const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
            failure = { why, input: Buffer.from(input).toString('base64') };
            return false;
        }
    }
    /** A round that took long is repeated one by one: it may have been the machine, or garbage, or an input. */
    function hangs(round) {
        for (const input of round) {
            let fastestMs = Number.POSITIVE_INFINITY;
            for (let time = 0; time < 3 && fastestMs > HANG_MS; time++) {
                const startMs = performance.now();
                run(new Uint8Array(input));
                fastestMs = Math.min(fastestMs, performance.now() - startMs);
            }
            slowestMs = Math.max(slowestMs, fastestMs);
            if (fastestMs <= HANG_MS)
                continue;
            failure = { why: `took ${Math.round(fastestMs)} ms`, input: Buffer.from(input).toString('base64') };
            return true;
        }
        return false;
    }
    function keep(input) {
        if (corpus.length < CORPUS_MAX)
            corpus.push(input);
        else
            corpus[random.below(CORPUS_MAX)] = input;
    }
    const seen = new Set();
    function unseen(blocks) {
        const fresh = new Set();
        for (const block of blocks)
            if (!seen.has(block))
                fresh.add(block);
        for (const block of fresh)
            seen.add(block);
        return fresh;
    }
    /** Inputs of a round that run these blocks, by halving it; one for each block is enough. */
    function reaching(round, blocks) {
        const wanted = new Set(blocks);
        const found = [];
        const look = (from, end) => {
            if (wanted.size === 0)
                return;
            for (let i = from; i < end; i++)
                run(new Uint8Array(round[i]));
            const ran = [...coverage.take()].filter((block) => wanted.has(block));
            if (ran.length === 0)
                return;
            if (end - from === 1) {
                found.push(round[from]);
                for (const block of ran)
                    wanted.delete(block);
                return;
            }
            const middle = (from + end) >> 1;
            look(from, middle);
            look(middle, end);
        };
        if (wanted.size > 0)
            look(0, round.length);
        return found;
    }
    const result = () => ({ runs: done, corpus: corpus.length, slowestMs, failure });
    try {
        for (const seedInput of target.seeds) {
            const input = typeof seedInput === 'string' ? Buffer.from(seedInput) : seedInput;
            if (!take(input))
                return result();
            corpus.push(input);
        }
        unseen(coverage.take());
        for (let size = FIRST_ROUND; done < runs;) {
            const round = [];
            const startMs = performance.now();
            for (let i = 0; i < size && done < runs; i++) {
                const input = mutate(corpus[random.below(corpus.length)], corpus[random.below(corpus.length)]);
                round.push(input);
                if (!take(input))
                    return result();
            }
            if (performance.now() - startMs > HANG_MS * 10 && hangs(round))
                return result();
            const fresh = unseen(coverage.take());
            for (const input of reaching(round, fresh))
                keep(input);
            size = fresh.size > 0 ? FIRST_ROUND : Math.min(LAST_ROUND, size * 2);
            progress?.(result());
            if (enough?.() === true)
                break;
        }
        return result();
    }
    finally {
        coverage.stop();
    }
}
//# sourceMappingURL=fuzz.js.map