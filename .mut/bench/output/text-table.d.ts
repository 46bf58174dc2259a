import type { ResultTable } from '../part.ts';
/** Columns of figures stand to the right: those in which every cell begins as a number does, or is empty. */
export declare function isFigureColumn(table: ResultTable, column: number): boolean;
/** A table for a terminal or a plain file. */
export declare function textTable(table: ResultTable): string;
