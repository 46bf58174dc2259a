import type { EngineState } from '../../../core/state/state.ts';
/** Books from orders and positions, accounts and tags from their books, the firm from the accounts. */
export declare function totalsAreOfTheirParts(state: EngineState): void;
