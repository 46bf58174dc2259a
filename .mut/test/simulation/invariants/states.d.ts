import type { EventFacts } from '../observer.ts';
import { type Held, type OpenOrder } from './open-orders.ts';
import type { Lots } from './positions.ts';
export interface States {
    event(facts: EventFacts): void;
    judge(facts: EventFacts, order: OpenOrder, now: Held, positionsBefore: Lots): void;
    forget(): void;
}
/** Trading states of every scope, as the events set them. */
export declare function createStates(): States;
