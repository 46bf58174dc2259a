import type { EventFacts } from '../observer.ts';
import type { LimitBook } from './limit-book.ts';
import type { OpenOrder } from './open-orders.ts';
import type { Override } from './overrides.ts';
export interface Rates {
    judge(facts: EventFacts, order: OpenOrder, override: Override): void;
    learn(facts: EventFacts, order: OpenOrder): void;
    /** Buckets are full again: what was taken before by other limits is not followed. */
    limitsChanged(): void;
    forget(): void;
}
/** How often a scope may act, and whether it says the same twice. */
export declare function createRates(limits: LimitBook): Rates;
