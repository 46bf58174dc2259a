type Messages = Record<string, object>;
/** The records as messages of an AsyncAPI document: bytes have no schema, so each message tells its layout in words. */
export declare function wireMessages(): Messages;
/** Who sends which record when. `channel`: the key of the channel that has them all. */
export declare function wireOperations(channel: string): Messages;
export {};
