export interface Pauses {
    readonly minMs: number;
    readonly maxMs: number;
}
/** The pause after so many failures in a row: doubled, bounded, and between half and all of it by chance. */
export declare function pauseMs({ minMs, maxMs }: Pauses, failures: number): number;
