/**
 * The system calls that lines of `SystemCallFilter=` allow, in their order: names and @groups, after ~ taken away.
 * What systemd allows whatever they say is in @default and @system-service.
 */
export declare function allowedCalls(lines: readonly string[]): ReadonlySet<string>;
