import type { EngineState } from '../state/state.ts';
import type { Exposure } from './exposure.ts';
import { type Verdict } from './verdict.ts';
export declare const SelfTrade: {
    readonly pass: 0;
    readonly hold: 1;
    readonly refuse: 2;
};
export type SelfTrade = (typeof SelfTrade)[keyof typeof SelfTrade];
/**
 * Whether a new order would trade with another of the firm, of any account, at any broker, and what becomes of it then.
 * Orders of every open state are met: in flight, unknown, held, and those whose cancel is only asked for.
 *
 *   cancel_newest   refuse: SELF_TRADE, the value is the other's id
 *   cancel_oldest   hold: the others are cancelled, and it is sent once the last of them is gone
 *   cancel_both     hold: the others are cancelled, and then it is, too
 *
 * A replace is refused: what rests already can't be held.
 */
export declare function selfTradeOf(state: EngineState, order: Exposure, verdict: Verdict): SelfTrade;
/** What the order itself asks for; else what its limits say. */
export declare function selfTradeMode(state: EngineState, order: Exposure): number;
