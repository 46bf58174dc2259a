import { type EngineState } from '../../core/state/state.ts';
import type { Coverage } from './coverage.ts';
import type { ReportFacts } from './life.ts';
import type { EventFacts, Observer } from './observer.ts';
export declare function lifecycleName(status: number, event: number): string;
/** The ways to suspense, each a place in the engine that calls `suspend`. */
export declare const Suspense: {
    readonly reusedExecution: 'suspense: one execution id for two orders';
    readonly unknownOrder: 'suspense: a report of an order that nobody knows';
    readonly otherAttempt: 'suspense: an earlier attempt lives all the same';
    readonly unbelievable: 'suspense: a fill that can’t be believed';
    readonly absentButFilled: 'suspense: absent, and yet it was filled';
    readonly fillTooLate: 'suspense: a fill that the lifecycle lacks';
    readonly venueCountsMore: 'suspense: the venue counts more than is booked';
    readonly filledNotBooked: 'suspense: filled at the venue, and not booked';
    readonly openAfterAll: 'suspense: open at the venue, and ended here as never there';
    readonly notInLifecycle: 'suspense: a report that the lifecycle lacks';
    readonly filledAndRefused: 'suspense: refused, and yet it was filled';
};
/** Notes rejects and suspense of an event; `state` is the one before it. */
export declare function noteEvent(coverage: Coverage, state: EngineState, facts: EventFacts): void;
/** The pair that a report looked up where it changed nothing: told before, or of an order that has ended. */
export declare function noteUntouchedReports(coverage: Coverage, observer: Observer, reports: readonly ReportFacts[], touched: ReadonlySet<number>): void;
