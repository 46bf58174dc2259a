/**
 * What a stranger does to the door, as data: the same table is the test and, rendered, the page that says what is
 * answered.
 *
 *   answer: "400 INVALID_JSON"           an answer each, in order, and the connection goes on
 *           "400, closed"                … and the gateway closes it; a status alone is the HTTP parser's own page
 *           "100, waits"                 … and it is open, and waits for what is missing
 *           "pong ab, close 1000, closed"  on a WebSocket: frames that are no answers by their names
 */
export interface HostileCase {
  /** A sentence, and unique in its table. */
  readonly name: string;
  readonly send: readonly Step[];
  readonly answer: string;
  /** Where the answer is not what the RFC wants: what it wants, why it isn't so, and what that risks. */
  readonly deviation?: string;
}

/** Bytes, or something that is done between them. Strings are UTF-8. */
export type Step = string | Uint8Array | StepWord | Drip;

/** `pause`: goes on once all that was sent has been read, so that what follows comes as a piece of its own. */
export const Do = { pause: { does: 'pause' }, halfClose: { does: 'half-close' }, reset: { does: 'reset' } } as const;
export type StepWord = (typeof Do)[keyof typeof Do];

/** The same bytes again and again until the gateway has enough of it. */
export interface Drip {
  readonly drip: string;
  readonly everyMs: number;
}

export interface CaseGroup {
  readonly title: string;
  readonly about: string;
  readonly over: 'http' | 'ws';
  readonly cases: readonly HostileCase[];
}

/** Words of an answer: what comes, and how it ends. */
export function expectationOf(answer: string): { readonly words: readonly string[]; readonly ending: Ending } {
  const words = answer.split(', ');
  const last = words.at(-1)!;
  if (last !== 'closed' && last !== 'waits') return { words, ending: 'goes on' };
  return { words: words.slice(0, -1), ending: last };
}

export type Ending = 'goes on' | 'closed' | 'waits';
