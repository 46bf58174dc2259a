import type { Records } from '../memory/records.ts';
import { type EngineState } from '../state/state.ts';
export declare function exposureOfAccepted(state: EngineState, row: number): void;
/** After its reservation was brought in line: `held` says by how much. `isEnd`: it is final now, and wasn't before. */
export declare function exposureOfChange(state: EngineState, row: number, isEnd: boolean): void;
/** Before an order goes to another broker than it is counted at. */
export declare function exposureOfRoute(state: EngineState, row: number, broker: number): void;
/** After a fill was booked to the order's book. */
export declare function exposureOfFill(state: EngineState, row: number, records: Records, at: number): void;
/** After a fill that nothing explains was booked; the order it names may have a tag. */
export declare function exposureOfSuspended(state: EngineState, book: number, records: Records, at: number): void;
