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
export const SessionWord = 1;
export const RequestWord = 2;
/** Where the order's bytes stand in a command. */
export const PLACE_AT = 64;

/** Readers of the event ring: the journal only where there is one. */
export const RingReaders = { gateway: 0, journal: 1 } as const;
