import type { RingConsumer } from '../memory/ring.ts';
import { type EngineState } from '../state/state.ts';
/** The first `count` readable commands. */
export declare function readAheadCommands(state: EngineState, commands: RingConsumer, count: number): void;
/** The first `count` readable reports. */
export declare function readAheadReports(state: EngineState, reports: RingConsumer, count: number): void;
/** The `count` orders that will leave the table next, and have lain there for long. */
export declare function readAheadFinals({ finals, orders: table, orderRows }: EngineState, count: number): void;
