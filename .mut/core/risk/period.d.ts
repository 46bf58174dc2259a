import type { EngineState } from '../state/state.ts';
/** Whether the period that began last in a book, whose row of `bookRisk` is at `book`, is over under these limits. */
export declare function isPeriodOver(state: EngineState, book: number, limits: number, { nowUs }: {
    readonly nowUs: number;
}): boolean;
