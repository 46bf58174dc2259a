import { type Exchange } from '../../../workers/venue/exchange.ts';
import { type Ledger } from '../../../workers/venue/ledger.ts';
import { type VenueLimits } from '../../../workers/venue/limits.ts';
import type { Gateway } from '../../../workers/venue/order.ts';
/** The venue's rules without socket, log or clock, driven by a small script language; see book.test.ts. */
export interface Rig {
    readonly ledger: Ledger;
    readonly exchange: Exchange;
    readonly gateway: Gateway;
    /** Runs one line of script and returns what users were told. */
    run(line: string): string[];
}
export declare function createRig(limits?: Partial<VenueLimits>, logFull?: () => boolean): Rig;
/** All that a restart must bring back, as text. */
export declare function ledgerText(ledger: Ledger): string;
