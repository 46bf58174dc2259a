import { EVENT_LONG_WORDS, EventWord } from './event.ts';

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
export const Marks = { FIRST: EventWord.ARG0 } as const;
export const MARK_WORDS = 2;
export const MARKS_PER_EVENT = Math.floor((EVENT_LONG_WORDS - EventWord.ARG0) / MARK_WORDS);
