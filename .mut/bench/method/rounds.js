import { createSeededRandom } from '../../workers/seeded-random.js';
import { intervalOf } from './interval.js';
import { cpuTicks, stealShare } from './machine.js';
/** More of the CPU time than this taken by the hypervisor: the block is dropped. */
export const MAX_STEAL_SHARE = 0.01;
export async function runRounds(sides, options) {
    const { rounds, blockSeconds, seed } = options;
    const random = createSeededRandom(seed);
    const values = new Map(sides.map(({ name }) => [name, []]));
    const dropped = [];
    const all = rounds * 2 * sides.length;
    let done = 0;
    for (let round = 0; round < rounds; round++) {
        const order = shuffled(sides, random);
        for (const half of [order, order.toReversed()]) {
            for (const side of half) {
                values.get(side.name).push(await countedBlock(side, blockSeconds, dropped));
                options.progress?.(++done, all);
            }
        }
    }
    const of = (name) => values.get(name) ?? [];
    return {
        values,
        blocks: all,
        dropped,
        ratio(side, base) {
            const bases = of(base);
            const pairs = of(side).map((value, i) => (value === undefined ? undefined : value / (bases[i] ?? Number.NaN)));
            return intervalOf(pairs.filter(isFinite), seed);
        },
        interval: (side) => intervalOf(of(side).filter(isFinite), seed),
    };
}
async function countedBlock(side, seconds, dropped) {
    const before = cpuTicks();
    const { value, problem, keep } = await side.block(seconds);
    const stolen = stealShare(before, cpuTicks());
    const why = problem ?? (stolen > MAX_STEAL_SHARE ? `${(stolen * 100).toFixed(1)} % of the CPU time was stolen` : '');
    if (why === '') {
        keep?.();
        return value;
    }
    dropped.push(`${side.name}: ${why}`);
    return undefined;
}
function isFinite(value) {
    return value !== undefined && Number.isFinite(value);
}
function shuffled(items, random) {
    const left = [...items];
    return Array.from({ length: items.length }, () => left.splice(random.below(left.length), 1)[0]);
}
//# sourceMappingURL=rounds.js.map