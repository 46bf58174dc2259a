/**
 * Which limits a scope can have, as bits of their indexes. Account, tag, instrument and broker are named or not:
 *
 *   order    any of the four
 *   book     account, tag, instrument; the firm's largest position is of all accounts in a symbol together
 *   total    an account, a tag, or everybody (of each account); a broker, alone, where the limit says so; the firm
 */
export declare function fieldsOf(layer: number, hasAccount: boolean, hasTag: boolean, hasInstrument: boolean, hasBroker: boolean): number;
/** The greatest value a limit can have; a table stores each + 1. */
export declare function mostOf(index: number): number;
/** Every bit that is a limit's. */
export declare const ALL_FIELDS: number;
