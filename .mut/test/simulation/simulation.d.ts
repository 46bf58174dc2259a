import { ProcessControl } from '../../core/memory/control.ts';
import type { SeededRandom } from '../../workers/seeded-random.ts';
import type { Files } from '../../workers/journal/files.ts';
import { type Clients } from './clients.ts';
import { type Coverage } from './coverage.ts';
import { type SimulatedDisk } from './disk.ts';
import { type Life } from './life.ts';
import { type Observer } from './observer.ts';
import { type Venue } from './venue.ts';
import { type WorldSettings } from './world.ts';
export type AgentName = 'gateway' | 'engine' | 'journal' | 'broker' | 'follower' | 'market' | 'venue';
export type Death = 'kill' | 'power cut';
/** The whole world of one run: disk, venues, clients, clock, and the process, which lives several times. */
export interface Simulation {
    readonly settings: WorldSettings;
    readonly coverage: Coverage;
    readonly disk: SimulatedDisk;
    readonly venues: readonly Venue[];
    readonly clients: Clients;
    readonly observer: Observer;
    /** The account that named an order so. */
    readonly names: Map<string, number>;
    readonly clock: {
        us: number;
        wallStepUs: number;
    };
    /** Why the run ended early, as it should: a disk that lied was found out. */
    over: string;
    life: Life | undefined;
    random: SeededRandom;
    marketTicks: number[];
    isMarketOpen: boolean;
    /** What `freeBytes` says at most. */
    freeBytes: number;
    /** The disk did something that no disk may: what follows may be refused, never wrong. */
    isDamaged: boolean;
    /** How the process dies when a call of the disk stops it, or behind a cycle of that agent. */
    dies: {
        how: Death;
        after?: AgentName;
    } | undefined;
    /** The call of the disk in the next start at which it dies again; 0: none. */
    diesInStart: number;
    /** Threads that get no turns. */
    readonly asleep: Set<AgentName>;
    /** The process is started again until it runs, or the run is over. */
    start(): void;
    die(how: Death, place: string): void;
    /** One duty cycle, with everything that has to hold behind it. Returns its work. */
    cycle(agent: AgentName): number;
    /** `at`: the call of the disk at which it dies on the way. */
    stopCleanly(at?: number): void;
    wallMs(): number;
}
export interface SimulationOptions {
    /** For planted bugs: what stands between the process and its disk. */
    readonly files?: (files: Files) => Files;
}
export declare function createSimulation(settings: WorldSettings, random: SeededRandom, options?: SimulationOptions): Simulation;
export declare const ALL_AGENTS: readonly AgentName[];
export declare function stopWordsOf(sim: Simulation): ProcessControl | undefined;
export declare function stopBit(broker: string | undefined): number;
