import { type EngineState } from '../../../core/state/state.ts';
import type { Observer } from '../observer.ts';
import type { Venue } from '../venue.ts';
/**
 * What is not settled yet, in words; empty: everything is. An order that was filled and that its venue then denies stays
 * unknown until a human has looked.
 */
export declare function unsettled(state: EngineState, venues: readonly Venue[]): string;
export declare function everythingIsSettledInTheEnd(left: string): void;
/**
 * The venues' own executions against the engine's positions: none lost, none twice. A fill that no question
 * brings up (beyond the order's size, after its end, of an order that the venue denies) may have been told to nobody
 * who could remember it: there the position is right with it and without.
 */
export declare function positionsAreTheSumOfTheVenuesFills(state: EngineState, observer: Observer, venues: readonly Venue[]): void;
/** A cancel that was asked for ended the order, or its refusal was told. */
export declare function noCancelIsLost(state: EngineState, observer: Observer, venues: readonly Venue[]): void;
/** What rests at a venue is open in the engine's books at its price and size, and what the engine holds rests there. */
export declare function theBooksAgreeWithTheVenues(state: EngineState, observer: Observer, venues: readonly Venue[]): void;
