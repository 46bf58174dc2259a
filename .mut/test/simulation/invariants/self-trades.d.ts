import type { EngineState } from '../../../core/state/state.ts';
import type { EventFacts } from '../observer.ts';
import type { LimitBook } from './limit-book.ts';
import { type Held, type OpenOrder } from './open-orders.ts';
export interface SelfTrades {
    judge(state: EngineState, row: number, facts: EventFacts, order: OpenOrder, now: Held): void;
    learn(facts: EventFacts, order: OpenOrder, now: Held): void;
    forget(): void;
}
/** Where orders of the firm may not trade with each other none is sent that would; who waits for it is remembered. */
export declare function createSelfTrades(limits: LimitBook): SelfTrades;
