/** A replica that reads the golden journals has these. */
export declare const goldenCapacities: import("../../core/state/state.ts").Capacities;
/** Every event of the script, as the engine wrote it. */
export declare function goldenEvents(): Uint8Array[];
/** Kinds that are journaled and that no event of these is of. */
export declare function missingKinds(events: readonly Uint8Array[]): string[];
