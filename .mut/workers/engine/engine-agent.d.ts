import { type ProcessControl } from '../../core/memory/control.ts';
import type { EventWriter } from '../../core/memory/event-ring.ts';
import type { LatchReader } from '../../core/memory/latch.ts';
import type { Records } from '../../core/memory/records.ts';
import type { RingConsumer, RingProducer } from '../../core/memory/ring.ts';
import type { StopScopes } from '../../core/memory/stop-scopes.ts';
import type { SharedWords } from '../../core/memory/words.ts';
import type { Counters } from '../../core/metrics/counters.ts';
import type { HistogramRecorder } from '../../core/metrics/histogram.ts';
import type { EngineState } from '../../core/state/state.ts';
import type { EngineCounter } from '../../core/topology.ts';
import type { Agent, Bell } from '../agent.ts';
export interface EngineParts {
    readonly state: EngineState;
    /** What a run begins with: decided before anything else is taken, and emptied then. */
    readonly startup: Records[];
    readonly commands: RingConsumer;
    readonly reports: RingConsumer;
    readonly events: EventWriter;
    readonly answers: RingProducer;
    readonly quotes: LatchReader;
    readonly scoreboard: SharedWords;
    readonly control: ProcessControl;
    readonly stops: StopScopes;
    readonly bells: {
        readonly journal: Bell;
        readonly gateway: Bell;
        readonly broker: Bell;
    };
    readonly histograms: {
        readonly queue: HistogramRecorder;
        readonly risk: HistogramRecorder;
        readonly decide: HistogramRecorder;
    };
    readonly counters: Counters<EngineCounter>;
    readonly monotonicNs: () => number;
    /** The gateway follows what is published, not what is durable. */
    readonly ackAccepted: boolean;
    /** Events that nobody waits for may wait for others before they are made durable (`core/journal/hold.ts`). */
    readonly holds: boolean;
}
/**
 * The only writer of orders, positions and limits. A cycle: reports, what the clock says, fan-outs, the query under
 * way, commands; then one publish and at most one ring per neighbour. It begins a step only when the rings have room
 * for everything that the step may emit, and otherwise leaves its input where it is: a neighbour that stands still
 * slows the engine down and loses nothing.
 */
export declare function createEngineAgent(parts: EngineParts): Agent;
