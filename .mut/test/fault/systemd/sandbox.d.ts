import type { Lack } from '../../campaign/part.ts';
import { type Unit } from '../../deploy/unit-file.ts';
/**
 * A machine that forgets: folders in front of the system's own, in a mount namespace of its own.
 *
 *   stage/etc /opt /varlib /sysusers.d /tmpfiles.d   in front of /etc /opt /var/lib /usr/lib/{sysusers,tmpfiles}.d
 *   stage/checkout                                   what `npm pack` looks at
 *   stage/bin                                        stand-ins for systemctl, and for npm where it needs the network
 */
export interface Stage {
    readonly folder: string;
    /** Runs the lines in the namespace, as root, with nothing protected yet. */
    script(lines: readonly string[]): readonly string[];
    /** What `systemctl` was asked for. */
    systemctlCalls(): readonly string[];
}
export declare function createStage(folder: string): Stage;
export declare function lacksMountNamespaces(): Lack | undefined;
export interface ServiceOptions {
    /** In front of the unit's command. */
    readonly wrapper?: readonly string[];
    /** The unit's system call filter, if it is to be in force. */
    readonly allowed?: ReadonlySet<string>;
    readonly environment?: Readonly<Record<string, string>>;
}
/** The last lines of a script: everything that the unit protects, then its command in the place of the script. */
export declare function becomeService(stage: Stage, unit: Unit, options?: ServiceOptions): readonly string[];
