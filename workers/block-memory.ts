declare const WebAssembly: {
  readonly Memory: new (pages: { initial: number; maximum: number }) => { buffer: ArrayBuffer };
};

/** Node has it, TypeScript's library of this year doesn't. */
const ResizableBuffer = ArrayBuffer as new (byteLength: number, most: { maxByteLength: number }) => ArrayBuffer;

/** WebAssembly's memory comes in pages of this size. */
const PAGE_BYTES = 64 * 1024;

/**
 * Memory that begins at a page, as a write past the page cache wants it: a buffer that could be resized does, any other
 * begins 16 bytes behind one.
 */
export function pageAlignedMemory(byteLength: number): ArrayBuffer {
  return new ResizableBuffer(byteLength, { maxByteLength: byteLength });
}

/**
 * The same, of at least so many bytes, as fast as any buffer: each look at one that could be resized asks for its length.
 * WebAssembly's memory takes 10 GB of addresses, so this is for one or two; where they aren't given (`ulimit -v`), it is
 * the slower kind.
 */
export function fastPageAlignedMemory(byteLength: number): ArrayBuffer {
  const pages = Math.ceil(byteLength / PAGE_BYTES);
  try {
    return new WebAssembly.Memory({ initial: pages, maximum: pages }).buffer;
  } catch (error) {
    if (error instanceof RangeError) return pageAlignedMemory(byteLength);
    throw error;
  }
}
