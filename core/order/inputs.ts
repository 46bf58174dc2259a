import { StopWord } from '../memory/control.ts';
import { MAX_BROKERS } from '../routing/scoreboard.ts';

/**
 * What a decision sees besides the state and the command: sampled once, stored in the event, never read again.
 * Passed whole even where only the time is wanted: a time is no small integer, so as an argument it would be a new
 * object on the heap wherever a function isn't inlined.
 */
export interface Inputs {
  /** Engine time, microseconds since the Unix epoch. */
  nowUs: number;
  /** The instrument's middle price, or its last; 0: none known. */
  refTicks: number;
  refSequence: number;
  refAgeUs: number;
  /** Of an order that waits for a price: what stops are compared with, in ticks; 0: none known. The mark is `refTicks`. */
  lastTicks: number;
  bidTicks: number;
  askTicks: number;
  /** Bits set by whoever stops trading without waiting for the engine (`StopWord`); 0: none. */
  stopWords: number;
  /** The scoreboard's row of each broker, packed (`core/routing/scoreboard`). */
  readonly scores: Int32Array;
  /**
   * Bits of `StopWord` that an account and an instrument have by now, for orders that nobody's command names; undefined:
   * `stopWords` has them already, as where a journal is decided again.
   */
  wordsOf: ((account: number, instrument: number) => number) | undefined;
  /** Set for the orders whose risk check is timed: writes a clock's nanoseconds to a word. No decision depends on it. */
  stampNs: ((into: Float64Array, word: number) => void) | undefined;
  /** What the last timed risk check took. */
  riskNs: number;
}

export function createInputs(): Inputs {
  return {
    nowUs: 0,
    refTicks: 0,
    refSequence: 0,
    refAgeUs: 0,
    lastTicks: 0,
    bidTicks: 0,
    askTicks: 0,
    stopWords: 0,
    scores: new Int32Array(MAX_BROKERS),
    wordsOf: undefined,
    stampNs: undefined,
    riskNs: 0,
  };
}

const EVERYTHING = StopWord.everything;
const FIRST_BROKER_BIT = Math.log2(StopWord.broker0);
const BROKER_BITS = 2 ** MAX_BROKERS - 1;
const DISK_LOW = StopWord.diskLow;
const ACCOUNT = StopWord.account;
const SYMBOL = StopWord.symbol;

/** The stop words of one order, whatever order they were asked for last. */
export function wordsFor(inputs: Inputs, account: number, instrument: number): number {
  const { stopWords, wordsOf } = inputs;
  return wordsOf === undefined ? stopWords : (stopWords & ~(ACCOUNT | SYMBOL)) | wordsOf(account, instrument);
}

export function stopsEverything(stopWords: number): boolean {
  return (stopWords & EVERYTHING) !== 0;
}

/** Everything is stopped, or the order's account or instrument. */
export function stopsOrder(stopWords: number): boolean {
  return (stopWords & (EVERYTHING | ACCOUNT | SYMBOL)) !== 0;
}

/** Bit b: broker b is stopped. */
export function stoppedBrokers(stopWords: number): number {
  return (stopWords >>> FIRST_BROKER_BIT) & BROKER_BITS;
}

/** The order's account, or its instrument, is stopped. */
export function stopsAccount(stopWords: number): boolean {
  return (stopWords & ACCOUNT) !== 0;
}

export function stopsSymbol(stopWords: number): boolean {
  return (stopWords & SYMBOL) !== 0;
}

/** The journal has too little room on its disk for new orders. */
export function isDiskLow(stopWords: number): boolean {
  return (stopWords & DISK_LOW) !== 0;
}
