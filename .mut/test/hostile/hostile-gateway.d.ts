import type { TestContext } from 'node:test';
import type { CaseGroup, HostileCase } from './hostile-case.ts';
/** Of cases that wait for the gateway's patience: all at once. */
type Played = Promise<string>;
/** A started gateway that is mistreated, and judged after each case. */
export interface HostileGateway {
    /** Plays a case; its answer must be the expected one, and a good order on another connection must pass. */
    check(over: CaseGroup['over'], tried: HostileCase): Promise<void>;
    /** Begins a case that takes seconds. */
    begin(over: CaseGroup['over'], tried: HostileCase): Played;
    /** Opens so many connections that each say this and no more; a good order must pass while they are there. */
    crowd(count: number, says: string): Promise<void>;
    /** The same process, no error in its log, memory where it was, nothing cancelled; and it stops in order. */
    judge(): Promise<void>;
}
export declare function openHostileGateway(context: TestContext): Promise<HostileGateway>;
export {};
