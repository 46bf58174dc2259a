import { SegmentKind, attachSegment, createSegment, segmentSize } from './segment.ts';

/**
 * Which instruments have an order that waits for a price: a byte per instrument, set by the engine alone, read by the
 * market thread behind each tick that it wrote to the latch.
 *
 *   engine   armed = 1 ─▶ reads the latch          one of the two sees the other: a tick is in the ring, or was the newest
 *   market   latch ◀─ tick ─▶ reads armed          when the engine looked
 */
export function createArmedInstruments(instruments: number): SharedArrayBuffer {
  return createSegment(SegmentKind.armed, 'armed', [instruments], 0, instruments);
}

export class ArmedInstruments {
  readonly #bytes: Uint8Array;

  constructor(buffer: SharedArrayBuffer) {
    const segment = attachSegment(SegmentKind.armed, buffer, 0);
    this.#bytes = new Uint8Array(buffer, segment.payloadAt, segmentSize(segment, 0));
  }

  isArmed(instrument: number): boolean {
    return Atomics.load(this.#bytes, instrument) === 1;
  }

  /** Of an instrument that has no slot in the latch there are no prices. */
  set(instrument: number, isArmed: boolean): void {
    if (instrument >= 0 && instrument < this.#bytes.length) Atomics.store(this.#bytes, instrument, isArmed ? 1 : 0);
  }
}
