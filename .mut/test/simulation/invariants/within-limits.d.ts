import { type EngineState } from '../../../core/state/state.ts';
import type { EventFacts } from '../observer.ts';
import type { LimitBook } from './limit-book.ts';
import { type Held, type OpenOrder } from './open-orders.ts';
import type { Override } from './overrides.ts';
import type { Lots } from './positions.ts';
/** An event of an order, with what all orders held before and behind it. */
export interface Judged {
    readonly state: EngineState;
    readonly facts: EventFacts;
    readonly order: OpenOrder;
    readonly was: Held;
    readonly now: Held;
    readonly positionsBefore: Lots;
    readonly positions: Lots;
    readonly limits: LimitBook;
    readonly override: Override;
}
/**
 * Whatever grew by an event is within its limit behind it: a limit that was lowered below what is there counts from the
 * next order on. A fill that nobody could have reserved for (too much, after the end, unexplained) is the venue's doing.
 */
export declare function whatIsHeldStaysWithinItsLimits(judged: Judged): void;
/** What is judged of a new order, or a change of one, at its own prices and the last marks. */
export declare function orderStaysWithinItsLimits(judged: Judged): void;
