import { loadAverage } from '../method/machine.js';
import { compare, percentiles } from './comparisons.js';
import { contenderOf, contestTable, percentilePlot, runContest } from './contest.js';
import { openStage, startRungs } from './stage.js';
/** One order at a time over one connection: what an order costs from the client's write to its answer. */
const BLOCK_SECONDS = 0.2;
const order = { idPrefix: 'rt' };
/** F1 twice: the second is the control. */
const ENTRIES = [
    { name: 'F0', rung: 'f0', order },
    { name: 'F1', rung: 'f1', order },
    { name: 'F1′', rung: 'f1', order },
    { name: 'P2', rung: 'p2', order },
    { name: 'F2', rung: 'f2', order },
    { name: 'F2 compact', rung: 'f2c', order },
];
/** An order that takes the fast path; all others are above it. */
const FAST = { name: 'F2 fast path', rung: 'f2', order: { idPrefix: 'fast', small: true } };
const APART = { placement: 'apart', awake: true };
const TOGETHER = { placement: 'together', awake: true };
/** A quick run has the first two, from which the figures are. */
const SETTINGS = [
    APART,
    TOGETHER,
    { placement: 'apart', awake: false },
    { placement: 'together', awake: false },
    { placement: 'free', awake: false },
];
const QUICK_SETTINGS = 2;
export const roundTrip = {
    name: 'round-trip',
    about: 'one order at a time over one connection: each rung, cores apart and shared, awake and asleep',
    fullSeconds: 70,
    quickSeconds: 12,
    async run(bench) {
        const beganMs = performance.now();
        const stage = openStage(bench);
        try {
            const rungs = await startRungs(bench, stage, ENTRIES.map(({ rung }) => rung));
            const contenders = [...ENTRIES, ...(bench.isQuick ? [] : [FAST])].map((entry) => contenderOf(stage, entry.name, rungs.get(entry.rung), {
                loop: { kind: 'closed' },
                connections: 1,
                order: entry.order,
            }));
            const settings = bench.isQuick ? SETTINGS.slice(0, QUICK_SETTINGS) : SETTINGS;
            const seconds = (bench.seconds - (performance.now() - beganMs) / 1000) / settings.length;
            const contests = new Map();
            for (const setting of settings) {
                const { placement, awake } = setting;
                stage.arrange(placement, awake);
                const options = { title: titleOf(setting), value: 'p50', seconds, blockSeconds: BLOCK_SECONDS };
                contests.set(setting, await runContest(bench, contenders, options));
            }
            return resultOf(contests);
        }
        finally {
            await stage.close();
        }
    },
};
function titleOf({ placement, awake }) {
    return `Round trip, ${placement}, cores ${awake ? 'kept awake' : 'allowed to sleep'}`;
}
/** Figures that are percentiles, of `apart`. */
const TIMES = [
    ['f0.rtt.p50_us', 'F0', 50],
    ['f1.rtt.p50_us', 'F1', 50],
    ['f1.rtt.p99_us', 'F1', 99],
    ['p2.rtt.p50_us', 'P2', 50],
    ['f2.rtt.p50_us', 'F2', 50],
    ['f2.rtt.p99_us', 'F2', 99],
];
const RATIOS = [
    ['f2.rtt.ratio_p2', APART, 'F2', 'P2'],
    ['f2.rtt.ratio_f1', APART, 'F2', 'F1'],
    ['f2.rtt.together_f1', TOGETHER, 'F2', 'F1'],
    ['f2.compact.ratio_f1', APART, 'F2 compact', 'F1'],
    ['f2.compact.together_f1', TOGETHER, 'F2 compact', 'F1'],
];
/** A figure's own control is that of the same placement. */
const CONTROLS = [
    ['f2.rtt.control', APART],
    ['f2.rtt.together_f1.control', TOGETHER],
    ['f2.compact.control', APART],
    ['f2.compact.together_f1.control', TOGETHER],
];
function resultOf(contests) {
    const compared = compare([
        ...RATIOS.map(([name, setting, side, base]) => ({ name, contest: contests.get(setting), side, base })),
        ...CONTROLS.map(([name, setting]) => ({ name, contest: contests.get(setting), side: 'F1′', base: 'F1' })),
    ]);
    const times = percentiles(contests.get(APART).totals, TIMES);
    const all = [...contests];
    return {
        figures: { ...compared.figures, ...times },
        intervals: compared.intervals,
        tables: all.map(([setting, contest]) => contestTable(titleOf(setting), contest, 'F1', false)),
        plots: all.map(([setting, { totals }]) => percentilePlot(titleOf(setting), totals)),
        blocks: all.reduce((sum, [, { rounds }]) => sum + rounds.blocks, 0),
        dropped: all.flatMap(([setting, { rounds }]) => rounds.dropped.map((why) => `${titleOf(setting)}: ${why}`)),
        notes: [
            'Figures are of cores kept awake, client and servers apart where they name no placement.',
            'F1′ is F1 once more: what its ratio strays from 1 is what the machine cannot tell apart.',
            `Load average at the end: ${loadAverage()}.`,
            ...compared.notes,
        ],
    };
}
//# sourceMappingURL=round-trip.js.map