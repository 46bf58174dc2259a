/**
 * Of a place in a table's words, row × width, all bits that it can have: no table has 2^30 words. `(row * WIDTH) & ANY_PLACE` is
 * the same number, and compiled code knows then that a column can be added to it, where else it would look at each sum.
 */
export const ANY_PLACE = 2 ** 30 - 1;
