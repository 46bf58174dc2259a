import { BATCH, createEngineLoad } from '../engine/engine-load.js';
import { measureBlock, warmUp } from '../engine/measure-engine.js';
import { medianOf } from '../method/interval.js';
/** The axis of accounts has few instruments: there is a book for each pair. */
const AXES = [
    {
        name: 'live',
        title: 'open orders',
        points: [1e3, 1e4, 1e5, 1e6].map((live) => ({ live, accounts: 100, instruments: 100 })),
    },
    {
        name: 'accounts',
        title: 'accounts',
        points: [10, 100, 1e3, 1e4, 1e5].map((accounts) => ({ live: 1e4, accounts, instruments: 10 })),
    },
    {
        name: 'instruments',
        title: 'instruments',
        points: [10, 100, 1e3, 1e4].map((instruments) => ({ live: 1e4, accounts: 10, instruments })),
    },
];
/** The ends of each axis that don't take long. */
const QUICK_AXES = AXES.map((axis) => ({
    ...axis,
    points: axis.points.filter((point) => point[axis.name] <= 1e4 && point[axis.name] !== 1e3),
}));
const BLOCK_COMMANDS = 50 * BATCH;
const MIN_BLOCKS = 5;
/** Of 100 commands 45 leave an order open. */
const COMMANDS_PER_OPEN = 2.4;
const WARM_UP_COMMANDS = 30_000;
const BROKERS = 5;
export const scalePart = {
    name: 'scale',
    about: 'the engine with up to 1,000,000 open orders, 100,000 accounts, 10,000 instruments',
    fullSeconds: 30,
    quickSeconds: 0,
    run: (bench) => runScale(bench, bench.isQuick ? QUICK_AXES : AXES),
};
/**
 * With axes of the caller's.
 * @internal
 */
export async function runScale(bench, axes = AXES) {
    const points = axes.reduce((sum, axis) => sum + axis.points.length, 0);
    const measured = [];
    for (const { points: wanted, title, name } of axes) {
        const row = [];
        for (const point of wanted) {
            bench.progress(`${point[name].toLocaleString('en')} ${title}`);
            row.push(measure(point, bench.seconds / points / 4));
            // Between two points the last one's tables may go.
            await new Promise((resolve) => setImmediate(resolve));
        }
        measured.push(row);
    }
    return {
        figures: {},
        intervals: {},
        tables: axes.map(({ name, title }, i) => ({
            title: `Engine alone by ${title}`,
            columns: [title, 'orders/s', 'ns a command', 'ns a report', '÷ the first'],
            rows: measured[i].map(({ point, perOrderNs, perCommandNs, perReportNs }) => [
                point[name],
                Math.round(1e9 / perOrderNs),
                Math.round(perCommandNs),
                Math.round(perReportNs),
                Number((perOrderNs / measured[i][0].perOrderNs).toFixed(2)),
            ]),
        })),
        plots: axes.map(({ name, title }, i) => ({
            title: `Engine alone: time of an order by ${title}`,
            x: { label: title, scale: 'logarithmic' },
            y: { label: 'ns', scale: 'linear' },
            lines: [{ name: 'engine', points: measured[i].map(({ point, perOrderNs }) => [point[name], perOrderNs]) }],
        })),
        blocks: points,
        dropped: [],
        notes: [
            'orders/s: commands with the reports that they lead to, in the engine’s own turns; medians of blocks of ' +
                `${BLOCK_COMMANDS.toLocaleString('en')} commands; orders without client ids, 100,000 ended ones kept`,
        ],
    };
}
function measure({ live, accounts, instruments }, seconds) {
    const load = createEngineLoad({ live, accounts, instruments, brokers: BROKERS, withIds: false });
    warmUp(load, Math.ceil((live * COMMANDS_PER_OPEN + WARM_UP_COMMANDS) / BATCH) * BATCH);
    const untilMs = performance.now() + seconds * 1000;
    const blocks = [];
    do
        blocks.push(measureBlock(load, BLOCK_COMMANDS));
    while (blocks.length < MIN_BLOCKS || performance.now() < untilMs);
    return {
        point: { live, accounts, instruments },
        perOrderNs: medianOf(blocks.map(({ perBothNs }) => perBothNs)),
        perCommandNs: medianOf(blocks.map(({ perCommandNs }) => perCommandNs)),
        perReportNs: medianOf(blocks.map(({ perReportNs }) => perReportNs)),
    };
}
//# sourceMappingURL=scale.js.map