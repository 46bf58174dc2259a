/** Of a command and the event that it becomes: which session asked, and its request id. */
export const SessionWord = 1;
export const RequestWord = 2;
/** Where the order's bytes stand in a command. */
export const PLACE_AT = 64;
/** Readers of the event ring: the journal only where there is one. */
export const RingReaders = { gateway: 0, journal: 1 };
//# sourceMappingURL=ring-options.js.map