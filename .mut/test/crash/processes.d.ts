import { type ChildProcess } from 'node:child_process';
/** The compiled programs that a campaign runs: these, or those of another build. */
export interface Program {
    readonly node: string;
    readonly cli: string;
}
export declare const ThisBuild: Program;
export interface Running {
    readonly child: ChildProcess;
    /** What the ready line said. */
    readonly ready: Readonly<Record<string, unknown>>;
    /** Exit code or signal. */
    readonly ended: Promise<number | string>;
}
/** Ends with this process, unless that is killed. It was started `detached`. */
export declare function endsWithUs(child: ChildProcess): void;
/** A process that has been started and may not be ready yet. */
export interface Starting {
    readonly child: ChildProcess;
    readonly ended: Promise<number | string>;
    /** Rejects if it ends before it is ready. */
    readonly running: Promise<Running>;
}
export declare function kill({ child, ended }: Pick<Starting, 'child' | 'ended'>): Promise<void>;
export declare function startVenue(program: Program, dir: string, port: number, seed: number, faults: readonly string[]): Starting;
export interface GatewaySettings {
    readonly data: string;
    readonly errors: string;
    readonly threads: 'dedicated' | 'compact';
    /** Broker id → port of its venue. */
    readonly venues: ReadonlyMap<string, number>;
    /** Of each venue: `per_second`, `per_minute`. */
    readonly rateLimits?: Readonly<Record<string, number>>;
    /** Settings beside these. */
    readonly more?: Readonly<Record<string, string>>;
    /** A command and its arguments that the gateway is run by, such as strace. */
    readonly under?: readonly string[];
}
export declare function startGateway(program: Program, { data, errors, threads, venues, rateLimits, more, under }: GatewaySettings): Starting;
