import type { ResultTable } from '../part.ts';
/** Text as HTML or as an attribute's value: whatever a result file holds, it stays text. */
export declare function escaped(text: string): string;
export declare function htmlTable(table: ResultTable): string;
