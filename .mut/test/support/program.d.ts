import { type ChildProcess } from 'node:child_process';
import type { TestContext } from 'node:test';
/** `tickgate`, as it is installed. */
export declare const tickgate: string;
/** A program that a test started; killed with the test. */
export interface Program {
    readonly child: ChildProcess;
    readonly pid: number;
    readonly stdout: string;
    readonly stderr: string;
    /** The exit code, or the signal that ended it. */
    readonly ended: Promise<number | string>;
    /** Waits for text on stdout; fails with everything that it said if it ends or takes too long. */
    says(pattern: RegExp): Promise<RegExpExecArray>;
    stop(signal?: NodeJS.Signals): Promise<number | string>;
}
export interface ProgramOptions {
    readonly cwd?: string;
    readonly env?: Readonly<Record<string, string>>;
    /** In a process group of its own, as a shell starts it. */
    readonly detached?: boolean;
}
export declare function startProgram(context: TestContext, command: string, args: readonly string[], options?: ProgramOptions): Program;
/** Runs `tickgate` with these arguments until it ends by itself. */
export declare function runTickgate(context: TestContext, args: readonly string[], options?: ProgramOptions): Promise<{
    code: string | number;
    stdout: string;
    stderr: string;
}>;
/** A temporary folder that goes with the test. */
export declare function folderOf(context: TestContext): string;
/** Looks until it is so; fails with what never came. */
export declare function untilTrue(isSo: () => boolean | Promise<boolean>, what: string | (() => string), deadlineMs?: number): Promise<void>;
