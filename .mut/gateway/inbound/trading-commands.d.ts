import { TradingState } from '../../core/risk/limit-field.ts';
import type { Clock } from '../../workers/clock.ts';
import type { TradingScope } from '../control/trading-scope.ts';
import { type Admission } from './admit.ts';
import { type Pending } from './pending.ts';
import type { Refusal } from './refusal.ts';
/**
 * What a person tells the engine of a trading state. It gets the last slots of the ring, like cancels, and goes on while
 * the door stops admitting. `undefined`: there is no room now.
 */
export interface TradingCommands {
    /** Resolves once it is durable; `heard` is called before, between this event and the next. */
    set(scope: TradingScope, state: keyof typeof TradingState, cancels: boolean, heard?: (told: Journaled) => void): Promise<Journaled | Refusal> | undefined;
    /** How many orders are open in a scope that stands so. */
    open(scope: TradingScope, state: keyof typeof TradingState): Promise<number | Refusal> | undefined;
}
export interface Journaled {
    readonly requestId: number;
    /** Whether the cancels that were asked for have begun. */
    readonly cancels: boolean;
}
export declare function createTradingCommands(pending: Pending, admission: Admission, clock: Clock): TradingCommands;
