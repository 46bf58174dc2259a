export declare const VenueExit: {
    readonly usage: 64;
    readonly inUse: 69;
    readonly logNotWritten: 74;
    readonly logDamaged: 78;
};
/**
 * The simulated venue as a program: arguments ▸ lock ▸ replay the log ▸ listen ▸ ready line ▸ market.
 * Resolves once it is up; it ends the process itself, see `VenueHelp` for the codes.
 */
export declare function runVenue(args: string[]): Promise<void>;
/** The next end of a trading day that ends at `endUs` past midnight UTC. */
export declare function endOfDay(timeUs: number, endUs: number): number;
