/**
 * A small-step model explorer. A thread is a program: labelled steps, each of which does at most one atomic operation
 * and names the step that follows. The explorer runs every interleaving and returns the ends that can be reached.
 *
 * All atomics of JavaScript have one total order, so that stepping through it one operation at a time loses nothing.
 */
export type Words = Record<string, number>;

/** Where a thread goes on: a label, `done`, or asleep until somebody notifies `word`, and then `resume`. */
export type Next = string | { readonly asleepOn: string; readonly resume: string };

export type Program = Readonly<Record<string, (words: Words, notify: (word: string) => void) => Next>>;

export interface End {
  readonly words: Words;
  /** Per thread `done`, or the word that it sleeps on for ever. */
  readonly threads: Readonly<Record<string, string>>;
}

interface State {
  readonly words: Words;
  readonly at: Record<string, Next>;
}

/** Every thread begins at its step `start`. */
export function explore(words: Words, programs: Readonly<Record<string, Program>>): { ends: End[]; states: number } {
  const seen = new Set<string>();
  const ends: End[] = [];
  const at = Object.fromEntries(Object.keys(programs).map((thread) => [thread, 'start']));
  const open: State[] = [{ words, at }];
  for (let state = open.pop(); state !== undefined; state = open.pop()) {
    const key = JSON.stringify(state);
    if (seen.has(key)) continue;
    seen.add(key);
    const awake = Object.keys(programs).filter((thread) => isAwake(state.at[thread]!));
    if (awake.length === 0) ends.push(endOf(state));
    for (const thread of awake) open.push(step(state, thread, programs[thread]!));
  }
  return { ends, states: seen.size };
}

function isAwake(next: Next): next is string {
  return typeof next === 'string' && next !== 'done';
}

function step(state: State, thread: string, program: Program): State {
  const words = { ...state.words };
  const at = { ...state.at };
  const notify = (word: string): void => {
    for (const [other, next] of Object.entries(at)) {
      if (typeof next !== 'string' && next.asleepOn === word) at[other] = next.resume;
    }
  };
  const label = state.at[thread] as string;
  const run = program[label];
  if (run === undefined) throw new Error(`${thread} has no step ${label}`);
  const next = run(words, notify);
  at[thread] = next;
  return { words, at };
}

function endOf({ words, at }: State): End {
  const threads = Object.entries(at).map(([thread, next]) => [
    thread,
    typeof next === 'string' ? next : `asleep on ${next.asleepOn}`,
  ]);
  return { words, threads: Object.fromEntries(threads) as Record<string, string> };
}
