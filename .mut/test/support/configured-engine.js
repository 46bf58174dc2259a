import { SimulatedInstruments } from '../../core/market/instruments.js';
import { CommandHalf } from '../../core/schema/command.js';
import { createState } from '../../core/state/state.js';
import { engineCapacities, engineSetup } from '../../gateway/boot/engine-setup.js';
import { readConfig } from '../../gateway/config.js';
import { startupCommands } from '../../workers/engine/startup.js';
import { START_US, worldOf } from './engine-world.js';
export const BTC_TICKS = 4_500_000;
/** 0.001 BTC, worth 45 USDT. */
const BTC_LOTS = 1_000;
export function configOf(settings) {
    return readConfig([{ name: 'the test', values: settings }]);
}
export function createConfiguredEngine(settings) {
    // Small tables, unless they are what a test is about.
    const config = configOf({ MAX_ORDERS: 1_000, MAX_CLIENT_IDS: 1_000, ...settings });
    const state = createState({ ...engineCapacities(config), executions: 1_024, books: 64 });
    const world = worldOf(state, {}, false);
    world.advance(START_US);
    world.quote(BTC_TICKS);
    const engine = {
        ...world,
        begin(changed) {
            const setup = engineSetup(configOf(changed), SimulatedInstruments);
            return startupCommands(state, setup).flatMap((startup) => world.command(startup.i32[CommandHalf.KIND], (command) => command.u8.set(startup.u8)));
        },
        place: (order) => world.place({ ticks: BTC_TICKS, lots: BTC_LOTS, ...order }),
    };
    engine.begin(settings);
    for (const broker of config.BROKERS.keys())
        world.brokerReady(broker);
    return engine;
}
//# sourceMappingURL=configured-engine.js.map