import { SegmentKind, attachSegment, controlLine, createSegment } from './segment.ts';

/** A few 32-bit words from one writer to any number of readers, each word complete in itself; 32 at most. */
export function createWords(name: string): SharedArrayBuffer {
  return createSegment(SegmentKind.words, name, [], 1, 0);
}

export const MAX_WORDS = 32;

export class SharedWords {
  readonly #words: Int32Array;

  constructor(buffer: SharedArrayBuffer) {
    this.#words = controlLine(attachSegment(SegmentKind.words, buffer, 1), 0);
  }

  load(index: number): number {
    return Atomics.load(this.#words, index);
  }

  store(index: number, value: number): void {
    if (this.#words[index] !== value) Atomics.store(this.#words, index, value);
  }
}
