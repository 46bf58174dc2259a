import { allowedCpus } from '../../workers/pin.js';
import { createEngineLoad } from '../engine/engine-load.js';
import { measureBlock, warmUp } from '../engine/measure-engine.js';
import { runRounds } from '../method/rounds.js';
import { pinned } from '../micro/pinned.js';
const LOAD = { accounts: 100, instruments: 100, brokers: 5, live: 10_000, withIds: false };
const BLOCK_COMMANDS = 12_800;
const BLOCK_S = 0.06;
const ON = 'histograms and counters';
const CONTROL = 'the same again';
const OFF = 'none';
export const telemetryPart = {
    name: 'telemetry',
    about: 'the engine with its histograms and counters beside one whose recorders keep nothing',
    fullSeconds: 10,
    quickSeconds: 2,
    async run({ seconds, seed, progress }) {
        const cpu = allowedCpus().at(-1);
        return pinned(cpu, async () => {
            const sides = [sideOf(ON, 'on'), sideOf(CONTROL, 'on'), sideOf(OFF, 'off')];
            progress('three engines are warm');
            const rounds = await runRounds(sides, {
                rounds: Math.max(2, Math.floor(seconds / 2 / (sides.length * 2 * BLOCK_S))),
                blockSeconds: BLOCK_S,
                seed,
            });
            const cost = rounds.ratio(ON, OFF);
            const control = rounds.ratio(CONTROL, ON);
            const share = (ratio) => 1 - ratio;
            return {
                figures: Number.isFinite(cost.median) ? { 'telemetry.cost': share(cost.median) } : {},
                intervals: {
                    'telemetry.cost': { ...cost, median: share(cost.median), low: share(cost.high), high: share(cost.low) },
                },
                tables: [
                    {
                        title: 'Commands a second of the engine alone',
                        columns: ['side', 'median', 'low', 'high', 'blocks'],
                        rows: sides.map(({ name }) => {
                            const { median, low, high, count } = rounds.interval(name);
                            return [name, Math.round(median), Math.round(low), Math.round(high), count];
                        }),
                    },
                ],
                plots: [],
                blocks: rounds.blocks,
                dropped: rounds.dropped,
                notes: [
                    `Control: ${control.median.toFixed(3)} (${control.low.toFixed(3)} to ${control.high.toFixed(3)}) is what two equal ` +
                        'engines differ by. Without telemetry no clock is read for it either.',
                    `All in one thread on CPU ${cpu}; turns of up to 64 commands or reports. The gateway's and the journal's records are not in it.`,
                ],
            };
        });
    },
};
function sideOf(name, telemetry) {
    const load = createEngineLoad({ ...LOAD, telemetry });
    warmUp(load, LOAD.live * 2);
    return {
        name,
        block: () => Promise.resolve({ value: 1e9 / measureBlock(load, BLOCK_COMMANDS).perBothNs }),
    };
}
//# sourceMappingURL=telemetry-part.js.map