import type { EngineState } from '../state/state.ts';
/** Why a scope takes no entries: a loss that was reached stays until the next day, or until a person resumes. */
export declare const LossStop: {
    readonly none: 0;
    readonly daily_loss: 1;
    readonly drawdown: 2;
};
/** What a scope has earned since it exists, at the last marks, after fees. `at` is row × width, here and below. */
export declare function earnedBy(state: EngineState, at: number): number;
/** What it has lost since the day began; negative: a profit. */
export declare function lossOf(state: EngineState, at: number): number;
/** How far it is below the day's best. */
export declare function drawdownOf(state: EngineState, at: number): number;
/** After a scope's profit has changed: the day's best, and whether a loss is reached. `limits` as from `limitsOf`. */
export declare function followProfit(state: EngineState, scope: number, limits: number): void;
/** A limit of 0 is reached by the first loss, not by none. */
export declare function isReached(loss: number, limit: number): boolean;
/** The day's figures of a scope begin anew: at the day's begin, and where a person resumes what a loss has stopped. */
export declare function beginDay(state: EngineState, scope: number): void;
/** A person resumes: what stopped the scope is granted once more, counted from here. Elsewhere nothing changes. */
export declare function liftLossStop(state: EngineState, scope: number): void;
