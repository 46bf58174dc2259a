/**
 * A small-step model explorer. A thread is a program: labelled steps, each of which does at most one atomic operation
 * and names the step that follows. The explorer runs every interleaving and returns the ends that can be reached.
 *
 * All atomics of JavaScript have one total order, so that stepping through it one operation at a time loses nothing.
 */
export type Words = Record<string, number>;
/** Where a thread goes on: a label, `done`, or asleep until somebody notifies `word`, and then `resume`. */
export type Next = string | {
    readonly asleepOn: string;
    readonly resume: string;
};
export type Program = Readonly<Record<string, (words: Words, notify: (word: string) => void) => Next>>;
export interface End {
    readonly words: Words;
    /** Per thread `done`, or the word that it sleeps on for ever. */
    readonly threads: Readonly<Record<string, string>>;
}
/** Every thread begins at its step `start`. */
export declare function explore(words: Words, programs: Readonly<Record<string, Program>>): {
    ends: End[];
    states: number;
};
