import type { EventFacts, Observer } from '../observer.ts';
export interface RiskInvariants {
    /** Behind each event, with the state behind it. */
    event(facts: EventFacts): void;
    /** The same, of an event that was seen in another life. */
    again(facts: EventFacts): void;
    forget(): void;
}
/**
 * What risk promises, told by the events and the orders' own rows: limits, trading states, overrides and positions are
 * kept here a second time, in the simplest way that there is, and no total is believed.
 */
export declare function createRiskInvariants(observer: Observer, isForeign: (instrument: number) => boolean): RiskInvariants;
