import { type ClientRun } from '../crash/client-run.ts';
import type { ClientOptions } from '../crash/load-client.ts';
import { type GatewaySettings, type Running, type Starting } from '../crash/processes.ts';
import { type Random } from '../crash/random.ts';
/**
 * A gateway on a disk that something is done to; its venues' logs and what its clients remember are on others.
 */
export interface GatewayWorld {
    readonly random: Random;
    /** Of this world; not the gateway's data. */
    readonly folder: string;
    readonly ackLogs: readonly string[];
    startGateway(more: Readonly<Record<string, string>>, under?: readonly string[]): Starting;
    /** Resolves once it is reconciled. */
    gatewayUp(more: Readonly<Record<string, string>>): Promise<Running>;
    /** Of the gateway that runs, or ran last. */
    api(): string;
    client(mode: ClientOptions['mode'], prefix: string, rate: number): ClientRun;
    /** A file for a client of one's own. */
    newAckLog(name: string): string;
    /** The newest client's first answers have come. */
    underWay(): Promise<void>;
    /** The end of what gateways wrote to stderr. */
    errors(): string;
    /** Whether every acknowledged order is there; adds to the problems what isn't. Returns how many there were. */
    compare(problems: string[]): Promise<number>;
    /** Retries what has no answer, and judges everything. */
    judgeInFull(problems: string[]): Promise<void>;
    /** Ends every process. */
    end(): Promise<void>;
    /** The folders that were kept. */
    close(keep: boolean): readonly string[];
}
export declare function openGatewayWorld(data: string, seed: number, threads: GatewaySettings['threads']): Promise<GatewayWorld>;
