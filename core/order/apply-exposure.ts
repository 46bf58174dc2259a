import type { Records } from '../memory/records.ts';
import type { EngineState } from '../state/state.ts';

/** What is open, held and earned, per book, account, tag, broker and firm. */
export function exposureOfAccepted(_state: EngineState, _row: number, _records: Records, _at: number): void {}

export function exposureOfChange(_state: EngineState, _row: number): void {}

export function exposureOfFill(_state: EngineState, _row: number, _records: Records, _at: number): void {}
