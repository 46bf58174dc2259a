import type { Records } from '../memory/records.ts';
import { type EngineState } from '../state/state.ts';
/** How often an account acts and trades. */
export declare function conductOfCommand(state: EngineState, row: number, records: Records, at: number): void;
export declare function conductOfFill(state: EngineState, row: number, records: Records, at: number): void;
/** A person says that a book may trade again: the account's, or where a tag stands, the tag's. */
export declare function applyRearm(state: EngineState, records: Records, at: number): void;
