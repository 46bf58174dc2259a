import koffi from 'koffi';
import { readdirSync, readlinkSync } from 'node:fs';
/**
 * How much of each connection the kernel holds for this process: what a client sends beyond that waits at the client's.
 * The event loop reads a socket on and on while each read finds enough; with the kernel's own sizes (up to 6 MB) a flood
 * of eight pipelined connections kept it from its turns for 1.7 s at a time.
 */
const RECEIVE_BUFFER_BYTES = 256 * 1024;
const SOL_SOCKET = 1;
const SO_RCVBUF = 8;
const SO_ACCEPTCONN = 30;
const INT_BYTES = 4;
const libc = koffi.load(null);
const setSocketOption = libc.func('int setsockopt(int, int, int, const int32_t *, uint32_t)');
const getSocketOption = libc.func('int getsockopt(int, int, int, _Out_ int32_t *, _Inout_ uint32_t *)');
/** For every socket that this process listens on: the connections that it accepts from now on inherit it. How many. */
export function boundReceiveBuffers(bytes = RECEIVE_BUFFER_BYTES) {
    // The kernel doubles it, for its own bookkeeping.
    const value = Int32Array.of(bytes / 2);
    const fds = openSockets().filter((fd) => socketOption(fd, SO_ACCEPTCONN) === 1);
    return fds.filter((fd) => setSocketOption(fd, SOL_SOCKET, SO_RCVBUF, value, INT_BYTES) === 0).length;
}
/** @internal */
export function receiveBufferOf(fd) {
    return socketOption(fd, SO_RCVBUF);
}
function socketOption(fd, option) {
    const value = new Int32Array(1);
    return getSocketOption(fd, SOL_SOCKET, option, value, Uint32Array.of(INT_BYTES)) === 0 ? value[0] : -1;
}
/** @internal */
export function openSockets() {
    return readdirSync('/proc/self/fd').filter(isSocket).map(Number);
}
function isSocket(fd) {
    try {
        return readlinkSync(`/proc/self/fd/${fd}`).startsWith('socket:');
    }
    catch {
        return false; // The one that listed the folder.
    }
}
//# sourceMappingURL=receive-buffer.js.map