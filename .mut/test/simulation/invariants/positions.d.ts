import { type EngineState } from '../../../core/state/state.ts';
import type { EventFacts } from '../observer.ts';
/** Lots by book, as `booksOf` names them. */
export type Lots = ReadonlyMap<string, number>;
/** Positions of accounts, of their tags, and of everybody: the sum of what was filled. */
export interface Positions {
    event(state: EngineState, facts: EventFacts): void;
    copy(): Lots;
    forget(): void;
    faults(state: EngineState): string[];
}
export declare function createPositions(): Positions;
