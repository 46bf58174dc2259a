import type { Records } from '../memory/records.ts';
import type { EngineState } from '../state/state.ts';

/** How often an account acts and trades. */
export function conductOfCommand(_state: EngineState, _row: number, _records: Records, _at: number): void {}

export function conductOfFill(_state: EngineState, _row: number, _records: Records, _at: number): void {}
