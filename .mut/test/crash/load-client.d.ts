/**
 * A trading program of its own process: places, cancels, replaces, and remembers in its acknowledgement log. It knows
 * nothing of the gateway but its public interface.
 *
 *   node load-client.js '{"mode":"load",…}'     sends until a line comes on stdin, or the gateway is gone
 *   node load-client.js '{"mode":"retry",…}'    sends again what was left without an answer, and a sample of the rest
 */
export interface ClientOptions {
    readonly mode: 'load' | 'retry';
    readonly port: number;
    readonly seed: number;
    /** What the ids of this run begin with. */
    readonly prefix: string;
    /** Where this run is remembered. */
    readonly log: string;
    /** retry: the runs before. */
    readonly earlier: readonly string[];
    readonly connections: number;
    /** Requests per second at most, and in all. */
    readonly rate: number;
    readonly most: number;
}
/** Printed at the end. */
export interface ClientSummary {
    readonly asked: number;
    readonly answered: number;
}
