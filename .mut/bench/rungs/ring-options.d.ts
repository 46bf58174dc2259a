/** What the threads of P2, P3 and P4 are told. */
export interface CopyEngineOptions {
    /** P3, P4: the gateway's thread reads what is durable, and it is the journal that rings it. */
    readonly isDurable: boolean;
}
export interface SyncJournalOptions {
    readonly folder: string;
    /** P4; else it only writes (P3). */
    readonly syncs: boolean;
}
/** Of a command and the event that it becomes: which session asked, and its request id. */
export declare const SessionWord = 1;
export declare const RequestWord = 2;
/** Where the order's bytes stand in a command. */
export declare const PLACE_AT = 64;
/** Readers of the event ring: the journal only where there is one. */
export declare const RingReaders: {
    readonly gateway: 0;
    readonly journal: 1;
};
