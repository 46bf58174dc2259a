/**
 * Becomes the service, as systemd would: no capabilities, the user, no new privileges, the system call filter, then the
 * command in this process. Runs by itself inside the sandbox: `node launch.mjs spec.json`.
 */
export interface LaunchSpec {
    readonly user: string;
    readonly folder: string;
    readonly umask: number;
    readonly command: readonly string[];
    readonly environment: readonly string[];
    /** Allowed system calls by name; undefined: no filter. */
    readonly allowed: readonly string[] | undefined;
    /** Of `socket`'s first argument. */
    readonly families: readonly number[];
}
