import { type EventGate } from '../../core/memory/event-ring.ts';
export interface EventRace {
    readonly role: 'write' | 'read';
    readonly ring: SharedArrayBuffer;
    /** Of the writer, then of each reader. */
    readonly bells: readonly SharedArrayBuffer[];
    readonly records: number;
    /** Reader 0 is the journal: it moves the durable cursor. */
    readonly reader: number;
    readonly gate: EventGate;
    readonly control: SharedArrayBuffer;
}
