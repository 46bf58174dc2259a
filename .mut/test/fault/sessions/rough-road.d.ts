import type { Random } from '../../crash/random.ts';
/**
 * The network between clients and gateway, with everything that happens in one:
 *
 *   clients ─▶ port ═══ pairs of sockets ═══ target ─▶ gateway, on another port after each start
 */
export interface RoughRoad {
    readonly port: number;
    /** Where it leads to; undefined: nowhere, whoever comes is sent away. */
    target: number | undefined;
    readonly open: number;
    /** What was done, by its name. */
    readonly done: ReadonlyMap<string, number>;
    /** One accident, to any connection. */
    accident(): void;
    /** All connections at once. */
    cut(): void;
    /** Accidents that last are over. */
    calm(): void;
    close(): void;
}
export declare function openRoughRoad(random: Random): Promise<RoughRoad>;
