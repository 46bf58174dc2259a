/**
 * Cuts a byte stream of newline-ended ASCII lines. Pausable between two lines of one chunk, so that back-pressure
 * is exact: no line is handed on after `pause`, and none is lost.
 */
export interface LineReader {
    /** False once a line is longer than the limit: the stream can't be trusted any more. */
    push(chunk: Buffer): boolean;
    pause(): void;
    /** Hands on what was held back; false as for `push`. */
    resume(): boolean;
    /** Drops everything not yet handed on, and hands on nothing more. */
    stop(): void;
}
export declare function createLineReader(maxLength: number, onLine: (line: string) => void): LineReader;
