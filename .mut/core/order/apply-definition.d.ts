import type { Records } from '../memory/records.ts';
import type { EngineState } from '../state/state.ts';
/** Definitions, limits, a new run, halt and resume. */
export declare function applyDefinition(state: EngineState, kind: number, records: Records, at: number): void;
/** A broker's session came up or went down, its probes were all sent, or all were answered. */
export declare function applySession(state: EngineState, kind: number, records: Records, at: number): void;
