/** A test as its source says it. */
export interface TitledTest {
    readonly title: string;
    /** What stands behind `test` or `it`: '', '.skip', … */
    readonly how: string;
    /** What follows the title, up to its function. */
    readonly options: string;
}
/** The tests of a source, by the literal titles that they have. Not those whose title is put together elsewhere. */
export declare function titlesOf(source: string): TitledTest[];
export declare function isSkipped({ how, options }: TitledTest): boolean;
