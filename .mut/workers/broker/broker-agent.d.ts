import type { Instrument } from '../../core/market/instruments.ts';
import type { EventReader } from '../../core/memory/event-ring.ts';
import type { RingProducer } from '../../core/memory/ring.ts';
import type { SharedWords } from '../../core/memory/words.ts';
import type { Agent, Bell } from '../agent.ts';
import { type DeskClock, type DeskOptions } from './desk.ts';
import type { StopCheck } from './stop-check.ts';
/**
 * Reads what the engine decided, once it is durable, and brings it to the venues; writes what they say for the engine.
 *
 *   [events], durable ─▶ accepted, rerouted ─▶ place
 *                        cancel_requested   ─▶ cancel         ─▶ desk of the event's broker ─▶ adapter ─▶ venue
 *                        replace_requested  ─▶ replace                    │
 *                        probe_requested    ─▶ query                      ▼
 *                        outcome_unknown    ─▶ query, if the engine doubts an end
 *                        broker_session     ─▶ end of probes     [reports] ─▶ engine
 *
 * While the reports ring is short of room, venues' sockets aren't read and nothing is sent. Events are: the engine takes
 * reports only when it has room for events, so that who waits for it there must not keep it waiting here.
 */
export interface BrokerAgentOptions {
    /** By their number in events. */
    readonly desks: readonly BrokerDeskOptions[];
    /** Symbols by instrument id; the engine's `instrument_defined` events add to them. */
    readonly symbols: readonly string[];
    /** One that the configuration of the start didn't have. */
    readonly defined?: (instrument: Instrument) => void;
    readonly events: EventReader;
    readonly reports: RingProducer;
    readonly scoreboard: SharedWords;
    readonly engineBell: Bell;
    readonly clock: DeskClock;
    /** Whether trading was stopped there. */
    readonly isStopped: StopCheck;
    /** Asks for a turn soon. */
    readonly wake: () => void;
}
export type BrokerDeskOptions = Omit<DeskOptions, 'broker' | 'reports' | 'clock' | 'symbolOf' | 'isStopped'>;
export declare function createBrokerAgent(options: BrokerAgentOptions): Agent;
