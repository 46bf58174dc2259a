import type { Records } from '../memory/records.ts';
import type { EngineState } from '../state/state.ts';
/**
 * What risk keeps of orders, beside their own rows; nothing before `risk_begun`. Called by `apply` where an order begins,
 * changes what it holds, trades, and where a message was counted.
 */
export declare function riskOfAccepted(state: EngineState, row: number, records: Records, at: number): void;
/** An order holds more or less than before, or is final now (`isEnd`). */
export declare function riskOfChange(state: EngineState, row: number, records: Records, at: number, isEnd: boolean): void;
export declare function riskOfFill(state: EngineState, row: number, records: Records, at: number): void;
/** A fill that nothing explains was booked. */
export declare function riskOfSuspended(state: EngineState, book: number, records: Records, at: number): void;
/** An order goes to another broker than it is counted at; called before its row says so. */
export declare function riskOfRoute(state: EngineState, row: number, broker: number): void;
