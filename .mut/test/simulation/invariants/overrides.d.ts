import { type RejectName } from '../../../core/schema/reject.ts';
import { type EventFacts } from '../observer.ts';
/** Whether a control may be passed over by the event. */
export type Override = (control: RejectName) => boolean;
export interface Overrides {
    /** What the order of an event may pass, by what was said before the event. */
    of(facts: EventFacts): Override;
    event(facts: EventFacts): void;
    forget(): void;
}
/** Orders that a person named: each passes once, and not after its time. */
export declare function createOverrides(): Overrides;
