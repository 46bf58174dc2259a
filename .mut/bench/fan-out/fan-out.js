import { startProgram } from '../asked-program.js';
import { intervalOf, medianOf } from '../method/interval.js';
import { SYMBOLS } from './job.js';
const CELLS = [10, 100, 1_000].flatMap((readers) => [1, SYMBOLS.length].flatMap((perTurn) => [
    { readers, isBinary: false, perTurn },
    ...(readers === 100 ? [{ readers, isBinary: true, perTurn }] : []),
]));
const QUICK_CELLS = CELLS.filter(({ readers, perTurn }) => readers === 100 && perTurn > 1);
/** After each it is seen whether everything arrived. */
const BLOCK_SECONDS = 1;
const WARM_SECONDS = 0.3;
/** Of a cell's time: the send loop takes its turns apart, as one of them can take longer than many of the others. */
const WS_SHARE = 0.2;
const SIDES = ['gateway', 'bare', 'bare again'];
const WITH_WS = ['gateway', 'ws'];
/** Without batches `ws` does the same as the others: one write per reader. */
function hasWs({ isBinary, perTurn, readers }) {
    return !isBinary && (perTurn > 1 || readers === 100);
}
function subscribe(symbol, isBinary) {
    const params = { channel: `quotes:${symbol}`, ...(isBinary ? { format: 'binary' } : {}) };
    return JSON.stringify({ id: 1, method: 'subscribe', params });
}
export const fanOutPart = {
    name: 'fan-out',
    about: 'quotes to 10, 100 and 1,000 readers beside a bare app.publish and a ws loop',
    fullSeconds: 40,
    quickSeconds: 4,
    run: (bench) => runFanOut(bench, bench.isQuick ? QUICK_CELLS : CELLS),
};
/**
 * With cells of the caller's.
 * @internal
 */
export async function runFanOut(bench, cells) {
    const server = startProgram(new URL('../rungs/fan-out.js', import.meta.url));
    const readers = startProgram(new URL('../readers/main.js', import.meta.url));
    try {
        const measured = [];
        for (const [i, cell] of cells.entries()) {
            const name = `${cell.readers} readers, ${cell.perTurn} per turn, ${cell.isBinary ? 'binary' : 'JSON'}`;
            bench.progress(`${name}, ${Math.round((i / cells.length) * 100)} %`);
            measured.push(await measure(cell, bench.seconds / cells.length, bench.seed));
        }
        return resultOf(measured, bench.seed);
    }
    finally {
        await readers.stop();
        await server.stop();
    }
    async function measure(cell, seconds, seed) {
        const sides = hasWs(cell) ? [...SIDES, 'ws'] : SIDES;
        const { ports } = await server.ask({ job: 'ports' });
        for (const by of sides) {
            const first = SYMBOLS.slice(0, cell.perTurn).map((symbol) => subscribe(symbol, cell.isBinary));
            await readers.ask({ job: 'open', group: by, port: ports[by], connections: cell.readers, first });
        }
        const one = { cell, rounds: [], ofWs: [], blocks: 0, dropped: [] };
        const forWs = hasWs(cell) ? seconds * WS_SHARE : 0;
        await blocks(one, SIDES, [], Math.min(WARM_SECONDS, seconds / 4), seed);
        await blocks(one, SIDES, one.rounds, seconds - forWs - WARM_SECONDS, seed);
        if (forWs > 0)
            await blocks(one, WITH_WS, one.ofWs, forWs, seed);
        for (const group of sides)
            await readers.ask({ job: 'close', group });
        return one;
    }
    /** Blocks of those who take turns, at least one; their rounds go to `into`. */
    async function blocks(one, by, into, seconds, seed) {
        const { perTurn, isBinary, readers: connections } = one.cell;
        const count = Math.max(1, Math.round(seconds / BLOCK_SECONDS));
        for (let i = 0; i < count; i++) {
            for (const group of by)
                await readers.ask({ job: 'count', group });
            const blockSeconds = Math.max(0, seconds) / count;
            const job = { job: 'publish', by, isBinary, perTurn, seconds: blockSeconds, seed: seed + i };
            const { rounds = [] } = await server.ask(job);
            let lost = '';
            for (const [side, group] of by.entries()) {
                const deliveries = connections * rounds.reduce((sum, round) => sum + round[side].published, 0);
                const { frames = 0 } = await readers.ask({ job: 'count', group, atLeast: deliveries });
                if (frames !== deliveries)
                    lost = `${group}: ${frames} of ${deliveries} deliveries arrived`;
            }
            one.blocks += 1;
            if (lost !== '')
                one.dropped.push(lost);
            else {
                const kept = rounds.filter((round) => round.every(({ isStolen }) => !isStolen));
                into.push(...kept.map((round) => [...round]));
                if (kept.length < rounds.length) {
                    one.dropped.push(`${rounds.length - kept.length} of ${rounds.length} rounds: CPU time was stolen`);
                }
            }
        }
    }
}
/** Deliveries per second of CPU time, of the side that stands at this place of its rounds. */
function ratesOf(rounds, side, { readers }) {
    return rounds.map((round) => (round[side].published * readers) / round[side].cpuSeconds);
}
function resultOf(measured, seed) {
    const ratios = measured.map(({ cell, rounds, ofWs }) => {
        const [gateway = [], bare = [], again = []] = SIDES.map((_, side) => ratesOf(rounds, side, cell));
        const [besideWs = [], ws = []] = WITH_WS.map((_, side) => ratesOf(ofWs, side, cell));
        const over = (some, others) => intervalOf(some.map((rate, i) => rate / others[i]), seed);
        return {
            cell,
            rates: { gateway: rateOf(gateway), bare: rateOf(bare), ws: rateOf(ws) },
            bare: over(gateway, bare),
            control: over(again, bare),
            ws: hasWs(cell) ? over(besideWs, ws) : undefined,
        };
    });
    const widest = ratios.findLast(({ cell }) => !cell.isBinary && cell.perTurn > 1);
    const worstOfWs = leastOf(ratios.flatMap(({ cell, ws }) => (ws === undefined || cell.perTurn === 1 ? [] : [ws])));
    return {
        // Where all blocks were dropped there is none.
        figures: {
            ...(widest.bare.count > 0 ? { 'fanout.ratio': widest.bare.median } : {}),
            ...(worstOfWs !== undefined ? { 'fanout.ratio_ws': worstOfWs.median } : {}),
        },
        intervals: {
            'fanout.ratio': widest.bare,
            ...(worstOfWs === undefined ? {} : { 'fanout.ratio_ws': worstOfWs }),
            'fanout.ratio.control': widest.control,
        },
        tables: [
            {
                title: 'Quotes delivered per second of the server’s CPU time',
                columns: [
                    'readers',
                    'per turn',
                    'format',
                    'gateway',
                    'bare',
                    'ws',
                    'gateway ÷ bare',
                    'control',
                    'gateway ÷ ws',
                ],
                rows: ratios.map(({ cell, rates, bare, control, ws }) => [
                    cell.readers,
                    cell.perTurn,
                    cell.isBinary ? 'binary' : 'JSON',
                    rates.gateway,
                    rates.bare,
                    ws === undefined ? '' : rates.ws,
                    intervalText(bare),
                    intervalText(control),
                    optionalText(ws),
                ]),
            },
        ],
        plots: [plotOf(ratios)],
        blocks: measured.reduce((sum, { blocks }) => sum + blocks, 0),
        dropped: measured.flatMap(({ dropped }) => dropped),
        notes: [
            'deliveries per second of CPU time, because readers and server share the cores; the sides take turns every 15 ms',
            `fanout.ratio is of ${widest.cell.readers} JSON readers at saturation: with few readers the frame that is made costs as ` +
                'much as what is done with it; fanout.ratio_ws is the least of those with many updates per turn: with one, all ' +
                'sides pay for a write per reader and little else',
        ],
    };
}
function leastOf(intervals) {
    return intervals.filter(({ count }) => count > 0).toSorted((a, b) => a.median - b.median)[0];
}
function optionalText(interval) {
    return interval === undefined ? '' : intervalText(interval);
}
function intervalText({ median, low, high, count }) {
    if (count === 0)
        return '–';
    return `${median.toFixed(3)} (${low.toFixed(3)} … ${high.toFixed(3)})`;
}
function rateOf(rates) {
    return Math.round(medianOf(rates));
}
function plotOf(measured) {
    const json = measured.filter(({ cell }) => !cell.isBinary && cell.perTurn > 1);
    return {
        title: `JSON quotes delivered per second of CPU time, ${SYMBOLS.length} per turn`,
        x: { label: 'readers', scale: 'logarithmic' },
        y: { label: '1/s', scale: 'logarithmic' },
        lines: ['gateway', 'bare', 'ws']
            .map((side) => ({
            name: side,
            points: json
                .map((one) => [one.cell.readers, one.rates[side]])
                .filter((point) => point.every(Number.isFinite)),
        }))
            .filter(({ points }) => points.length > 0),
    };
}
//# sourceMappingURL=fan-out.js.map