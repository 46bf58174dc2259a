/**
 * marks_swept: pairs from word FIRST on, the first 0 ends them.
 *
 *   +-----------------------+-----------+-----------------------+-----------+---
 *   | 1 + row of books, or  | mark      | …                     |           |
 *   | −1 − row of tagBooks  | in ticks  |                       |           |
 *   +-----------------------+-----------+-----------------------+-----------+---
 *
 * NOTE and FLAGS stand in the middle of where they are, so the pairs begin behind these.
 */
export declare const Marks: {
    readonly FIRST: 19;
};
export declare const MARK_WORDS = 2;
export declare const MARKS_PER_EVENT: number;
