/**
 * The system calls that the journal, the snapshots and the archive are made of, all synchronous: one sync in flight, none
 * in a thread pool. They use no others, so that tests can fail the Nth call, or have all of it on a simulated disk.
 */
export interface Files {
    open(path: string, flags: 'r' | 'r+' | 'wx+' | 'w+' | 'a'): number;
    close(fd: number): void;
    /** Returns the bytes written, which may be fewer. */
    write(fd: number, bytes: Uint8Array, from: number, count: number, at: number): number;
    read(fd: number, bytes: Uint8Array, from: number, count: number, at: number): number;
    /** Data, and the file's size. */
    datasync(fd: number): void;
    truncate(fd: number, length: number): void;
    rename(from: string, to: string): void;
    unlink(path: string): void;
    /** Makes names in this folder durable. */
    syncFolder(path: string): void;
    /** Makes a folder, with those above it, and their names durable; nothing if it is there. */
    makeFolder(path: string): void;
    /** The names in a folder, in any order; none if it isn't there. */
    list(folder: string): string[];
    /** Of a file, in bytes; −1 if it isn't there. */
    size(path: string): number;
    /** Bytes that this process may still write on the file system of `path`. */
    freeBytes(path: string): number;
}
export declare const systemFiles: Files;
/** The disk, or what this user may have of it, is full. */
export declare function isNoSpace(error: unknown): boolean;
/** Writes all of it: a write may end short and go on with the next call. */
export declare function writeWhole(files: Files, fd: number, bytes: Uint8Array, from: number, count: number, at: number): void;
/** Reads up to `count` bytes, fewer only at the end of the file. */
export declare function readWhole(files: Files, fd: number, bytes: Uint8Array, from: number, count: number, at: number): number;
/** A file's bytes; undefined if it isn't there. */
export declare function readFile(files: Files, path: string): Uint8Array | undefined;
export declare function openIfThere(files: Files, path: string): number | undefined;
