import { planOf } from './plan.js';
import { runScript } from './run.js';
import { textOf } from './script.js';
import { shrink } from './shrink.js';
/** Runs of a script while it is shrunk, at most. */
const MOST_TRIES = 1_000;
export function judgeSeed(seed, tries = MOST_TRIES, options = {}) {
    return judgeLines(planOf(seed), seed, tries, options);
}
export function judgeLines(lines, seed, tries = MOST_TRIES, options = {}) {
    const { violation, coverage, events } = runScript(lines, options);
    if (violation === undefined)
        return { coverage, events, finding: undefined };
    const { invariant } = violation;
    const breaks = (candidate) => runScript(candidate, options).violation?.invariant === invariant;
    const short = tries === 0 ? [...lines] : shrink(lines, breaks, tries);
    const message = runScript(short, options).violation?.message ?? violation.message;
    return { coverage, events, finding: { seed, invariant, message, script: textOf(short), lines: short.length } };
}
export function textOfFinding({ seed, message, script }) {
    const indented = script.split('\n').map((line) => `      ${line}`);
    return [`seed ${seed} breaks “${message}”`, ...indented].join('\n');
}
//# sourceMappingURL=judge-seed.js.map