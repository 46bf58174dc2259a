import { type TestKey } from '../support/keys-world.ts';
export interface Keys {
    readonly good: TestKey;
    /** Of another address. */
    readonly elsewhere: TestKey;
    /** It may do nothing that there is. */
    readonly powerless: TestKey;
}
export declare function signedCalls(port: number, { good, elsewhere, powerless }: Keys): Promise<void>;
/** With an order and a cancel per second. */
export declare function budgets(port: number, { good }: Keys): Promise<void>;
export declare function tooManyNonces(): Promise<void>;
