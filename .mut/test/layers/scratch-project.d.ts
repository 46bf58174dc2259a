interface ToolRun {
    readonly status: number | null;
    readonly stdout: string;
    readonly stderr: string;
}
/** A temporary project that holds the given files under this project's configuration and packages. */
export interface ScratchProject {
    readonly folder: string;
    /** Runs a package's command, named by the script that its `bin` points at. */
    run(script: string, ...args: readonly string[]): ToolRun;
    remove(): void;
}
export declare function scratchProject(files: Readonly<Record<string, string>>): ScratchProject;
/** The command line of `npm run lint`. */
export declare function lintScript(): string;
export {};
