import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { FIGURES } from './figures.js';
import { stopDescendants } from './method/descendants.js';
import { cpuTicks, stealShare } from './method/machine.js';
import { controlOf } from './output/control.js';
import { commitOf, machineFacts } from './output/machine-facts.js';
const EMPTY = { figures: {}, intervals: {}, tables: [], plots: [], blocks: 0, dropped: [], notes: [] };
/** A part that takes so much longer than it said hangs. */
const PATIENCE = 3;
const PATIENCE_SECONDS = 60;
/** Runs the parts one after the other. One that throws is told in the result; the others still run. */
export async function runParts(options) {
    const { parts, isQuick, seed, signal } = options;
    const at = new Date().toISOString();
    const before = cpuTicks();
    const machine = machineFacts(options.folder);
    mkdirSync(options.folder, { recursive: true });
    const root = mkdtempSync(join(resolve(options.folder), '.tickgate-bench-'));
    const figures = {};
    const intervals = {};
    const controls = {};
    const stored = [];
    try {
        for (const part of parts) {
            const { result, ...rest } = await runPart(part, root, options);
            const faults = rest.error === undefined ? [] : [rest.error];
            for (const [name, value] of Object.entries(result.figures)) {
                if (!(name in FIGURES))
                    faults.push(`${name} isn't in bench/figures.ts`);
                else if (!Number.isFinite(value))
                    faults.push(`${name} is ${value}`);
                else if (name in figures)
                    faults.push(`${name} was measured by another part before: that value stands`);
                else {
                    figures[name] = value;
                    const interval = result.intervals[name];
                    if (interval !== undefined && isWhole(interval))
                        intervals[name] = interval;
                    const control = controlOf(name, result.intervals);
                    if (control !== undefined && isWhole(control))
                        controls[name] = control;
                }
            }
            const { tables, plots, blocks, dropped, notes } = result;
            const error = faults.length === 0 ? {} : { error: faults.join('; ') };
            stored.push({
                ...rest,
                tables: tables.map(told),
                plots: plots.map(withoutGaps),
                blocks,
                dropped,
                notes,
                ...error,
            });
        }
    }
    finally {
        await stopDescendants();
        rmSync(root, { recursive: true, force: true, maxRetries: 5 });
    }
    signal.throwIfAborted();
    return {
        format: 1,
        at,
        commit: commitOf(options.root),
        seed,
        mode: isQuick ? 'quick' : 'full',
        machine: { ...machine, stealShare: stealShare(before, cpuTicks()) },
        figures,
        intervals,
        controls,
        parts: stored,
    };
}
async function runPart(part, root, options) {
    const { isQuick, seed, signal } = options;
    const seconds = (isQuick ? part.quickSeconds : part.fullSeconds) || (part.namedSeconds ?? 0);
    const { name, about } = part;
    const startedMs = performance.now();
    const taken = () => Math.round((performance.now() - startedMs) / 100) / 10;
    const folders = [];
    const progress = (text) => options.progress(name, text);
    progress('starts');
    try {
        const running = part.run({
            isQuick,
            seconds,
            seed,
            progress,
            folder(label) {
                const folder = mkdtempSync(join(root, `${label}-`));
                folders.push(folder);
                return folder;
            },
        });
        const result = await endsBefore(running, signal, seconds * PATIENCE + PATIENCE_SECONDS);
        return { name, about, seconds: taken(), result };
    }
    catch (error) {
        signal.throwIfAborted();
        const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
        return { name, about, seconds: taken(), result: EMPTY, error: text };
    }
    finally {
        // What it left would run beside the next one.
        await stopDescendants();
        for (const folder of folders)
            rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    }
}
async function endsBefore(running, signal, seconds) {
    let timer;
    let stop = () => { };
    const over = new Promise((_, reject) => {
        timer = setTimeout(() => reject(new Error(`it was not done after ${seconds} s`)), seconds * 1000);
        stop = () => reject(signal.reason);
        signal.addEventListener('abort', stop);
        if (signal.aborted)
            stop();
    });
    try {
        return await Promise.race([running, over]);
    }
    finally {
        clearTimeout(timer);
        signal.removeEventListener('abort', stop);
    }
}
/** A median of no values, where all blocks of a row were dropped, is no number either. */
function told(table) {
    const cellOf = (cell) => typeof cell === 'number' && !Number.isFinite(cell) ? '–' : cell;
    return { ...table, rows: table.rows.map((row) => row.map(cellOf)) };
}
/** A percentile that no order reached is no number; JSON has none for it. */
function withoutGaps(plot) {
    const lines = plot.lines.map(({ name, points }) => ({
        name,
        points: points.filter((point) => point.every(Number.isFinite)),
    }));
    return { ...plot, lines };
}
function isWhole(interval) {
    return [interval.median, interval.low, interval.high, interval.count].every(Number.isFinite);
}
//# sourceMappingURL=run-parts.js.map