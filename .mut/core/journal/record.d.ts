/** What the journal knows of a record: its length, kind, version, sequence and time. The rest is the event's own. */
export declare const RecordHalf: {
    readonly LENGTH: 0;
    readonly KIND_VERSION: 1;
};
export declare const RecordWord: {
    readonly SEQ: 1;
    readonly TIME_US: 2;
};
/** The newest record version that this program reads. */
export declare const NEWEST_RECORD_VERSION = 3;
