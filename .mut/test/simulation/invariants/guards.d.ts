import type { Coverage } from '../coverage.ts';
import type { EventFacts, Observer } from '../observer.ts';
export declare const GuardReached: {
    readonly drop: 'guard: fired after a drop';
    readonly restart: 'guard: fired after a restart';
    readonly after: 'guard: fired by cancel after';
    readonly exit: 'guard: kept an exit';
    readonly back: 'guard: back within the grace';
    readonly crash: 'guard: held at a crash';
    readonly cancelled: 'guard: cancelled an order';
    readonly broken: 'guard: a crash broke its cancels off';
};
export interface GuardInvariants {
    /** Behind each event, with the state behind it. */
    event(facts: EventFacts): void;
    /** The process starts again; the events that it kept follow. */
    forget(): void;
    /** The engine had room and nothing to do. */
    idle(nowUs: number): void;
}
/**
 * Whoever was held at a crash, or dropped, and isn't held again before the grace ends: each open order that is meant has
 * been asked to end, or was under way to it, or its cancel was refused.
 */
export declare function createGuardInvariants(observer: Observer, coverage: Coverage): GuardInvariants;
