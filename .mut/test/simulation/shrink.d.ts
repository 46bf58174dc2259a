import { type Line } from './script.ts';
/**
 * The shortest script found that still breaks in the same way: chunks of lines go, half as long each time; then single
 * lines; then what is left of chance, and of options and numbers.
 */
export declare function shrink(lines: readonly Line[], stillBreaks: (lines: readonly Line[]) => boolean, most?: number): Line[];
