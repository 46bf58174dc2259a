import type { DurableCursor, EventReader } from '../../core/memory/event-ring.ts';
import type { JournalWriter } from './journal-writer.ts';
export interface JournalAgentOptions {
    /** Gated on `published`; when to take what is, the ring's writer demands. */
    readonly reader: EventReader;
    readonly durable: DurableCursor;
    readonly writer: JournalWriter;
    /** A sync has just ended: everything before `position` is on the disk, and nobody was told yet. */
    readonly onSynced?: (position: number) => void;
    /** After each batch: `durableSeq` moved and ring slots are free again. Rings whoever waits for either. */
    readonly onDurable: (durableSeq: number) => void;
    /** The first so many readable records have become durable just now and are still in their slots: for timing. */
    readonly onWritten?: (count: number) => void;
    /** Called once per cycle, for what has to be looked at now and then: the disk's free space. */
    readonly watch?: (nowUs: number) => void;
}
export interface JournalAgent {
    /**
     * Once anything is demanded, takes all that is published, up to a greatest batch, and makes it durable; the number of
     * events. What arrives meanwhile is the next batch; what nobody waits for is held back by the engine, not here. 0 for ever once the writer is poisoned.
     */
    doWork(nowUs: number): number;
    hasWork(): boolean;
    /** Until the last batch is to be sealed; Infinity: it is. */
    parkMs(): number;
    /**
     * Drains the ring, marks the clean end and closes the file; false if that failed. The writer of the ring has stopped.
     * Asked again, it says true.
     */
    stop(nowUs: number): boolean;
}
export declare function createJournalAgent(options: JournalAgentOptions): JournalAgent;
