import type { Records } from '../memory/records.ts';
import type { EngineState } from '../state/state.ts';
import type { EventSink } from './event-sink.ts';
import type { Inputs } from './inputs.ts';
/** Whether the order whose row begins at `order` is of this account, instrument and broker; -1: of any. */
export declare function isInScope(state: EngineState, order: number, account: number, instrument: number, broker: number): boolean;
/** Whether it has the tag of that row in `scopes`, of the same account. */
export declare function hasTag(state: EngineState, order: number, tagScope: number): boolean;
/**
 * Answers a `query_state`, whose scope stands as in a set_trading_state: VALUE = its open orders; where STATE is
 * `reducing`, those that are no exits. Looks through the order table: nothing for every day.
 */
export declare function answerOpenInScope(state: EngineState, command: Records, at: number, inputs: Inputs, answers: EventSink): void;
