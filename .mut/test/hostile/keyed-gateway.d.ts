import type { TestContext } from 'node:test';
import type { CaseGroup, HostileCase, World } from './hostile-case.ts';
/** A started gateway with keys and two accounts, that is mistreated, and judged after each case. */
export interface KeyedGateway {
    check(over: CaseGroup['over'], tried: HostileCase): Promise<void>;
    /** The answers to these two are the same, but for the time and the budgets. */
    alike(one: (world: World) => Uint8Array, two: (world: World) => Uint8Array): Promise<void>;
    /** Ends it by kill -9 right after it has accepted something, and starts it again, with narrow limits. */
    restart(): Promise<void>;
    judge(): Promise<void>;
}
export declare function openKeyedGateway(context: TestContext): Promise<KeyedGateway>;
