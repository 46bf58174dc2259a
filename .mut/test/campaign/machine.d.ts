import type { Lack } from './part.ts';
/** The first thing that is lacking. */
export declare function firstLack(...lacks: readonly (Lack | undefined)[]): Lack | undefined;
/**
 * As `test` takes it, for what is lacking. The runner forgives what a machine can't do; a tool that is missing has to be
 * installed where CI=true.
 */
export declare function skipFor(lack: Lack | undefined): string | false;
/** A program on the PATH, or in the system's folders, that Debian's `debian` brings. */
export declare function lacksTool(program: string, debian?: string): Lack | undefined;
export declare function pathOf(program: string): string | undefined;
export declare function lacksRoot(): Lack | undefined;
/** Whether a file can be attached as a block device, and mounted. */
export declare function lacksLoopDevices(): Lack | undefined;
/** Whether one process may trace another. */
export declare function lacksTracing(): Lack | undefined;
