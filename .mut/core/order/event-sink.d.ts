import type { Records } from '../memory/records.ts';
/** Where decisions go: the events ring live, a buffer when a journal is decided again. Room is the caller's care. */
export interface EventSink {
    readonly records: Records;
    /** Byte offset of the next slot. */
    claim(): number;
}
