import { type Table } from '../state/table.ts';
/**
 * Books one execution. The cost of the open position is kept as a total in ticks × lots, signed like the position;
 * closing takes its share of the total, rounded towards zero, and what is left keeps the rest, so that at any time
 *
 *   realised = cost − Σ signed lots × ticks
 */
export declare function bookFill(books: Table, book: number, side: number, ticks: number, lots: number): void;
