declare const WebAssembly: {
  readonly Memory: new (pages: { initial: number; maximum: number }) => { buffer: ArrayBuffer };
};

/** WebAssembly's memory comes in pages of this size. */
const PAGE_BYTES = 64 * 1024;

/**
 * Memory of at least so many bytes that begins at a page, as a write past the page cache wants it. An `ArrayBuffer` begins
 * 16 bytes behind one; WebAssembly's memory is the only other that JavaScript is given.
 */
export function pageAlignedMemory(byteLength: number): ArrayBuffer {
  const pages = Math.ceil(byteLength / PAGE_BYTES);
  return new WebAssembly.Memory({ initial: pages, maximum: pages }).buffer;
}
