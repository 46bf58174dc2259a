import { type ChildProcess } from 'node:child_process';
import { type Socket } from 'node:net';
import type { TestContext } from 'node:test';
export interface VenueProcess {
    readonly child: ChildProcess;
    readonly port: number;
    readonly dir: string;
    /** Resolves with the exit code, or the signal. */
    stop(signal: NodeJS.Signals): Promise<number | string>;
}
/** A temporary folder that goes with the test. */
export declare function temporaryFolder(context: TestContext): string;
export interface FinishedProcess {
    readonly code: number | null;
    readonly stdout: string;
    readonly stderr: string;
}
/** Runs the venue's program until it ends by itself. */
export declare function runToEnd(args: readonly string[]): Promise<FinishedProcess>;
/**
 * The real program, on a free port; stopped with the test. Without `--feed` there is no market. `under` is a shell
 * prefix: what it should run under.
 */
export declare function startVenue(context: TestContext, args?: readonly string[], dir?: string, under?: string): Promise<VenueProcess>;
export type Line = Readonly<Record<string, unknown>>;
/** A raw client: JSON lines out and in. */
export interface LineClient {
    readonly socket: Socket;
    readonly lines: Line[];
    readonly closed: Promise<void>;
    send(...messages: (Line | string)[]): void;
    /** The first line since `from` that fits; waits for it. */
    find(what: string, fits: (line: Line) => boolean, from?: number): Promise<Line>;
}
export declare function openClient(context: TestContext, port: number): Promise<LineClient>;
export declare function openGateway(context: TestContext, port: number, name?: string, epoch?: number): Promise<LineClient>;
export declare function limitOrder(id: string, side: 'buy' | 'sell', price: string, quantity: string, tif?: string): Line;
/** Waits for a condition; the text says what never came. */
export declare function until(what: string, holds: () => boolean): Promise<void>;
