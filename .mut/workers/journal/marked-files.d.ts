import type { ThreadLine } from '../../core/memory/control.ts';
import type { Files } from './files.ts';
/** The same calls, each marked while it lasts: a thread that waits for its disk is known from one that hangs. */
export declare function markedFiles(files: Files, line: Pick<ThreadLine, 'entersCall' | 'leavesCall'>): Files;
