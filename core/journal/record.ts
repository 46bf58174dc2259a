import { EventHalf, EventWord, TYPES_EVENT_VERSION } from '../schema/event.ts';

/** What the journal knows of a record: its length, kind, version, sequence and time. The rest is the event's own. */
export const RecordHalf = { LENGTH: EventHalf.LENGTH, KIND_VERSION: EventHalf.KIND_VERSION } as const;
export const RecordWord = { SEQ: EventWord.SEQ, TIME_US: EventWord.TIME_US } as const;

/** The newest record version that this program reads. */
export const NEWEST_RECORD_VERSION = TYPES_EVENT_VERSION;
