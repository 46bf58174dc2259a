/** `offsetMs`: wall clock less engine time, milliseconds. '': they agree. */
export declare function clockWarning(offsetMs: number): string;
/** What is told when the difference has changed by more than slewing does; undefined: it hasn't. */
export declare function clockStep(beforeMs: number, offsetMs: number): string | undefined;
