/** A bug that somebody could well have written, planted on purpose: some check has to fail. */
export interface Mutant {
    /** A few words, as in `acknowledges before the sync`. */
    readonly name: string;
    /** From the project's root. */
    readonly file: string;
    /** Occurs once in the file. */
    readonly before: string;
    readonly after: string;
    /** What a user would suffer. */
    readonly harm: string;
}
