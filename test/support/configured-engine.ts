import { SimulatedInstruments } from '../../core/market/instruments.ts';
import { CommandHalf } from '../../core/schema/command.ts';
import { createState } from '../../core/state/state.ts';
import { engineCapacities, engineSetup } from '../../gateway/boot/engine-setup.ts';
import { type Config, readConfig } from '../../gateway/config.ts';
import { startupCommands } from '../../workers/engine/startup.ts';
import { START_US, type Told, type World, worldOf } from './engine-world.ts';

/** The engine as a configuration sets it up, without threads: BTCUSDT near 45,000, every broker ready. */
export interface ConfiguredEngine extends World {
  /** A new run with other settings on the same state; what it decides at its start. */
  begin(settings: Settings): Told[];
}

export type Settings = Readonly<Record<string, unknown>>;

export const BTC_TICKS = 4_500_000;
/** 0.001 BTC, worth 45 USDT. */
const BTC_LOTS = 1_000;

export function configOf(settings: Settings): Config {
  return readConfig([{ name: 'the test', values: settings }]);
}

export function createConfiguredEngine(settings: Settings): ConfiguredEngine {
  // Small tables, unless they are what a test is about.
  const config = configOf({ MAX_ORDERS: 1_000, MAX_CLIENT_IDS: 1_000, ...settings });
  const state = createState({ ...engineCapacities(config), executions: 1_024, books: 64 });
  const world = worldOf(state, {}, false);
  world.advance(START_US);
  world.quote(BTC_TICKS);
  const engine: ConfiguredEngine = {
    ...world,
    begin(changed) {
      const setup = engineSetup(configOf(changed), SimulatedInstruments);
      return startupCommands(state, setup).flatMap((startup) =>
        world.command(startup.i32[CommandHalf.KIND]!, (command) => command.u8.set(startup.u8)),
      );
    },
    place: (order) => world.place({ ticks: BTC_TICKS, lots: BTC_LOTS, ...order }),
  };
  engine.begin(settings);
  for (const broker of config.BROKERS.keys()) world.brokerReady(broker);
  return engine;
}
