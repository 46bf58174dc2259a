import { invariant } from '../invariant.ts';
import { MAX_BROKERS } from './scoreboard.ts';

/**
 * The brokers among which the next order takes turns, as long as nothing has changed by which they were found: their
 * scores, which are compared, and their rows, states and options, whose changes forget them: whoever writes a word that
 * they are found by calls `forgetBestBrokers`, as `apply-definition` does (definitions, sessions, a run's options) and
 * `apply-state` (trading states). An index, not state.
 */
export interface BestBrokers {
  /** Bit b: broker b. 0: none, or not known. */
  bits: number;
  /** By which they were found. */
  readonly scores: Int32Array;
}

export function createBestBrokers(): BestBrokers {
  return { bits: 0, scores: new Int32Array(MAX_BROKERS) };
}

/** After a change of anything that a route is chosen by, but for scores. */
export function forgetBestBrokers(best: BestBrokers): void {
  best.bits = 0;
}

invariant(MAX_BROKERS === 5, 'the scores of all brokers are compared, one by one');

export function isFoundBy({ scores }: BestBrokers, others: Int32Array): boolean {
  return (
    scores[0] === others[0] &&
    scores[1] === others[1] &&
    scores[2] === others[2] &&
    scores[3] === others[3] &&
    scores[4] === others[4]
  );
}

export function keepBestBrokers(best: BestBrokers, bits: number, scores: Int32Array): void {
  best.bits = bits;
  for (let broker = 0; broker < MAX_BROKERS; broker++) best.scores[broker] = scores[broker]!;
}
