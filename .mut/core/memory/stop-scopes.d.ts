/**
 * Which accounts and instruments are stopped, for those who must know it before the journal does: the engine when it
 * decides, the broker thread before each write. Set by the gateway when a person stops trading there, and by the engine
 * for what its journal says.
 *
 *   line 0    how many are set: while it is 0 nobody looks further
 *   payload   a byte per account ▸ a byte per instrument        1: stopped
 */
export declare function createStopScopes(accounts: number, instruments: number): SharedArrayBuffer;
export declare class StopScopes {
    #private;
    constructor(buffer: SharedArrayBuffer);
    /** Bits of `StopWord` for an order of this account and instrument; numbers that nobody has are not stopped. */
    wordsOf(account: number, instrument: number): number;
    isAccount(account: number): boolean;
    isInstrument(instrument: number): boolean;
    setAccount(account: number, isStopped: boolean): void;
    setInstrument(instrument: number, isStopped: boolean): void;
}
