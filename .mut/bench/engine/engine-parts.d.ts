import { type Capacities } from '../../core/state/state.ts';
import { type Role, type Shared } from '../../core/topology.ts';
import type { Agent, Bell } from '../../workers/agent.ts';
import { type EngineSetup } from '../../workers/engine/startup.ts';
/** Off: histograms and counters keep nothing, and no clock is read for them. */
export type Telemetry = 'on' | 'off';
/** The real engine agent on given memory, with a new state: no journal to replay. */
export declare function engineOf(shared: Shared, capacities: Capacities, setup: EngineSetup, bell: (to: Role) => Bell, ackAccepted?: boolean, telemetry?: Telemetry, holds?: boolean): Agent;
/** Accounts and instruments without end, one unit of money for one lot at one tick. */
export declare function generousSetup(accounts: number, instruments: number, brokers?: number): EngineSetup;
/** A price of 10,000 ticks for every instrument, and brokers that look ready. */
export declare function openMarket(shared: Shared, instruments: number, brokers?: number): void;
