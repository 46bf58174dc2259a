import * as fs from 'node:fs';
import { dirname, resolve } from 'node:path';
export const systemFiles = {
    open: (path, flags) => fs.openSync(path, flags, 0o600),
    close: (fd) => fs.closeSync(fd),
    write: (fd, bytes, from, count, at) => fs.writeSync(fd, bytes, from, count, at),
    read: (fd, bytes, from, count, at) => fs.readSync(fd, bytes, from, count, at),
    datasync: (fd) => fs.fdatasyncSync(fd),
    truncate: (fd, length) => fs.ftruncateSync(fd, length),
    rename: (from, to) => fs.renameSync(from, to),
    unlink: (path) => fs.unlinkSync(path),
    syncFolder: (path) => {
        const fd = fs.openSync(path, 'r');
        try {
            fs.fsyncSync(fd);
        }
        finally {
            fs.closeSync(fd);
        }
    },
    makeFolder: (path) => {
        const whole = resolve(path);
        const first = fs.mkdirSync(whole, { recursive: true, mode: 0o700 });
        if (first === undefined)
            return;
        for (let made = whole; made.length >= first.length; made = dirname(made))
            systemFiles.syncFolder(dirname(made));
    },
    list: (folder) => {
        try {
            return fs.readdirSync(folder);
        }
        catch (error) {
            if (isAbsent(error))
                return [];
            throw error;
        }
    },
    size: (path) => fs.statSync(path, { throwIfNoEntry: false })?.size ?? -1,
    freeBytes: (path) => {
        const { bavail, bsize } = fs.statfsSync(path);
        return bavail * bsize;
    },
};
/** Whether a call failed because there is no such file. */
function isAbsent(error) {
    return error.code === 'ENOENT';
}
const ENOSPC = -28;
/** Node has no name for it: its `code` is "Unknown system error -122". */
const EDQUOT = -122;
/** The disk, or what this user may have of it, is full. */
export function isNoSpace(error) {
    const { errno, code } = error;
    return errno === ENOSPC || errno === EDQUOT || code === 'ENOSPC';
}
/** Writes all of it: a write may end short and go on with the next call. */
export function writeWhole(files, fd, bytes, from, count, at) {
    let done = 0;
    while (done < count) {
        const written = files.write(fd, bytes, from + done, count - done, at + done);
        if (written <= 0)
            throw nothingWritten(count - done, at + done);
        done += written;
    }
}
/** For whoever asks for its code it is one of the disk's errors. */
function nothingWritten(count, at) {
    return Object.assign(new Error(`a write of ${count} bytes at ${at} wrote nothing`), { code: 'EIO' });
}
/** Reads up to `count` bytes, fewer only at the end of the file. */
export function readWhole(files, fd, bytes, from, count, at) {
    let done = 0;
    while (done < count) {
        const read = files.read(fd, bytes, from + done, count - done, at + done);
        if (read === 0)
            break;
        done += read;
    }
    return done;
}
/** A file's bytes; undefined if it isn't there. */
export function readFile(files, path) {
    const fd = openIfThere(files, path);
    if (fd === undefined)
        return undefined;
    try {
        const bytes = new Uint8Array(Math.max(0, files.size(path)));
        return bytes.subarray(0, readWhole(files, fd, bytes, 0, bytes.length, 0));
    }
    finally {
        files.close(fd);
    }
}
export function openIfThere(files, path) {
    try {
        return files.open(path, 'r');
    }
    catch (error) {
        if (isAbsent(error))
            return undefined;
        throw error;
    }
}
//# sourceMappingURL=files.js.map