/**
 * The id under which a venue knows an order: unique for ever, since a journal is, and so is an order within it.
 *
 *   tg-1f00c0de-4711-2        journal, order, attempt: a re-routed order goes out under a new id
 */
export interface VenueClientId {
    readonly orderId: number;
    readonly attempt: number;
}
/** @internal */
export declare const MAX_ATTEMPT = 255;
/** `journal`: the first 8 hex digits of the journal's id. */
export declare function makeVenueClientId(journal: string, orderId: number, attempt: number): string;
/** Undefined: none of ours, or of another journal. */
export declare function parseVenueClientId(journal: string, text: string): VenueClientId | undefined;
