/** Text in records: Latin-1, one byte a character, at a fixed place or at the end; what is unused is zero. */
export declare const ID_BYTES = 48;
export declare const LABEL_BYTES = 24;
export declare function isU8(value: number): boolean;
export declare function isU16(value: number): boolean;
export declare function isU32(value: number): boolean;
export declare function isLength(length: number, max: number): boolean;
/** Writes `length` bytes and zeros up to `room`. */
export declare function putBytes(view: DataView, at: number, room: number, bytes: Uint8Array, length: number): void;
/** Writes zeros to `from` <= place < `to`. */
export declare function putZeros(view: DataView, from: number, to: number): void;
/** Writes text as records have it, six bytes a word, little end first; unused bytes are zero. `room` is a multiple of 6. */
export declare function putPacked(view: DataView, at: number, room: number, words: Float64Array, wordAt: number): void;
export declare function getBytes(view: DataView, at: number, length: number, into: Uint8Array): void;
/** Whether all bytes with `from` <= place < `to` are zero. */
export declare function isZero(view: DataView, from: number, to: number): boolean;
/** Characters above U+00FF become question marks. Returns where it ended; `text` must fit. */
export declare function putLatin1(view: DataView, at: number, text: string): number;
export declare function latin1At(view: DataView, at: number, length: number): string;
/** The first `length` bytes as text. */
export declare function latin1Of(bytes: Uint8Array, length: number): string;
/** Copies a text into `into`; returns its length, or -1 if it is too long or has characters above U+00FF. */
export declare function latin1Into(text: string, into: Uint8Array): number;
