import { SegmentKind, attachSegment, controlLine, createSegment, segmentSize } from './segment.ts';
import { StopWord } from './control.ts';

/**
 * Which accounts and instruments are stopped, for those who must know it before the journal does: the engine when it
 * decides, the broker thread before each write. Set by the gateway when a person stops trading there, and by the engine
 * for what its journal says.
 *
 *   line 0    how many are set: while it is 0 nobody looks further
 *   payload   a byte per account ▸ a byte per instrument        1: stopped
 */
export function createStopScopes(accounts: number, instruments: number): SharedArrayBuffer {
  return createSegment(SegmentKind.stopScopes, 'stops', [accounts, instruments], 1, accounts + instruments);
}

const SET = 0;

export class StopScopes {
  readonly #set: Int32Array;
  readonly #bytes: Uint8Array;
  readonly #accounts: number;
  readonly #instruments: number;

  constructor(buffer: SharedArrayBuffer) {
    const segment = attachSegment(SegmentKind.stopScopes, buffer, 1);
    this.#set = controlLine(segment, 0);
    this.#accounts = segmentSize(segment, 0);
    this.#instruments = segmentSize(segment, 1);
    this.#bytes = new Uint8Array(buffer, segment.payloadAt, this.#accounts + this.#instruments);
  }

  /** Whether any account or instrument is stopped. */
  isAnySet(): boolean {
    return Atomics.load(this.#set, SET) !== 0;
  }

  /** Bits of `StopWord` for an order of this account and instrument; numbers that nobody has are not stopped. */
  wordsOf(account: number, instrument: number): number {
    if (!this.isAnySet()) return 0;
    return (this.isAccount(account) ? StopWord.account : 0) | (this.isInstrument(instrument) ? StopWord.symbol : 0);
  }

  isAccount(account: number): boolean {
    return account >= 0 && account < this.#accounts && Atomics.load(this.#bytes, account) === 1;
  }

  isInstrument(instrument: number): boolean {
    const isKnown = instrument >= 0 && instrument < this.#instruments;
    return isKnown && Atomics.load(this.#bytes, this.#accounts + instrument) === 1;
  }

  setAccount(account: number, isStopped: boolean): void {
    if (account >= 0 && account < this.#accounts) this.#write(account, isStopped);
  }

  setInstrument(instrument: number, isStopped: boolean): void {
    if (instrument >= 0 && instrument < this.#instruments) this.#write(this.#accounts + instrument, isStopped);
  }

  #write(at: number, isStopped: boolean): void {
    // Counted before and after its byte: whoever sees the byte that stops has seen that there is one.
    if (isStopped) Atomics.add(this.#set, SET, 1);
    const before = Atomics.exchange(this.#bytes, at, isStopped ? 1 : 0);
    if (before === 1) Atomics.sub(this.#set, SET, 1);
  }
}
