import type { LatchWriter } from '../../core/memory/latch.ts';
import type { SeededRandom } from '../../workers/seeded-random.ts';
import type { Coverage } from './coverage.ts';
import type { GuardInvariants } from './invariants/guards.ts';
import type { RiskInvariants } from './invariants/risk.ts';
import type { Life } from './life.ts';
import { type Observer } from './observer.ts';
import type { AgentName, Simulation } from './simulation.ts';
import type { Venue } from './venue.ts';
/** One duty cycle of each agent, and behind it what has to hold of every event that it published. */
export interface Cycles {
    cycle(agent: AgentName, life: Life): number;
    /** The journal may have moved its cursor. */
    noteDurable(life: Life): void;
}
export interface CyclesParts {
    readonly coverage: Coverage;
    readonly observer: Observer;
    readonly venues: readonly Venue[];
    readonly guards: GuardInvariants;
    readonly risk: RiskInvariants;
    /** The last durable event, and where the cursor of this life stood then. */
    readonly durable: {
        seq: number;
        at: number;
    };
    readonly market: {
        quotes: LatchWriter | undefined;
        quotedUs: number;
    };
    readonly clock: {
        readonly us: number;
    };
    readonly random: SeededRandom;
    readonly idKeptUs: number;
    readonly sim: () => Simulation;
}
export declare function createCycles(parts: CyclesParts): Cycles;
