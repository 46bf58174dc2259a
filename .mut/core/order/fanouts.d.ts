import type { Records } from '../memory/records.ts';
import { type EngineState } from '../state/state.ts';
/** Writes the row of a fan-out over the orders that exist now. A broker's probe that is under way begins again. */
export declare function startFanout(state: EngineState, kind: number, records: Records, at: number, broker?: number): void;
/** Whether a guard may take a row: restart and probes of the brokers can't wait, and theirs are kept free of what cancels. */
export declare function mayStartCancels(state: EngineState): boolean;
/** Whether what a person stops may: it has rows beyond those of the guards. */
export declare function mayCancelScope(state: EngineState): boolean;
export declare function isCancelling(kind: number): boolean;
/** LAST_TICKS: the row of the order table to go on from; LAST_LOTS: 1 + the fan-out. */
export declare function moveFanout(state: EngineState, records: Records, at: number): void;
export declare function endFanout(state: EngineState, row: number): void;
