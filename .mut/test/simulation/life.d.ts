import { DurableCursor, EventWriter } from '../../core/memory/event-ring.ts';
import type { Records } from '../../core/memory/records.ts';
import { type EngineState } from '../../core/state/state.ts';
import { type Shared } from '../../core/topology.ts';
import type { Agent } from '../../workers/agent.ts';
import { type Clock } from '../../workers/clock.ts';
import { type FollowerAgent } from '../../workers/follower/follower-agent.ts';
import type { Files } from '../../workers/journal/files.ts';
import { type JournalAgent } from '../../workers/journal/journal-agent.ts';
import { type OpenedJournal } from '../../workers/journal/open-journal.ts';
import { type SimulatedDoor } from './door.ts';
import type { Venue, VenueWatch } from './venue.ts';
import { type WorldSettings } from './world.ts';
/** One life of the process: from the opening of the journal until it ends, with the live agents on real rings. */
export interface Life {
    readonly shared: Shared;
    readonly clock: Clock;
    readonly opened: OpenedJournal;
    readonly state: EngineState;
    readonly events: EventWriter;
    readonly engine: Agent;
    readonly broker: Agent;
    readonly journal: JournalAgent;
    follower: FollowerAgent;
    followerState: EngineState;
    readonly door: SimulatedDoor;
    readonly durable: DurableCursor;
    /** Reports that the broker handed over and the engine has not taken, oldest first; removed by whoever looks. */
    readonly reports: ReportFacts[];
    reportsTaken(): number;
    /** As its supervisor does when its thread has ended. */
    restartFollower(): void;
}
export interface ReportFacts {
    readonly words: Float64Array;
    readonly halves: Int32Array;
}
export interface LifeParts {
    readonly settings: WorldSettings;
    readonly files: Files;
    readonly venues: readonly Venue[];
    readonly watch: VenueWatch;
    readonly wallMs: number;
    readonly sinceBootUs: () => number;
    /** Called with every event of the journal as the engine was given it at its start. */
    readonly recovered: (opened: OpenedJournal, state: EngineState) => void;
}
export declare const JOURNAL: string;
export declare function startLife(parts: LifeParts): Life;
/** Every event of the journal on these files, in order. */
export declare function readJournal(files: Files, fromSeq: number, toSeq: number, event: (records: Records, at: number) => void): void;
