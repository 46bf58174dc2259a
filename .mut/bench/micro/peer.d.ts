import { type MessagePort } from 'node:worker_threads';
/** The other thread: it answers, or takes, until it is terminated. */
export type PeerData = {
    readonly role: 'spin';
    readonly cpu: number;
    readonly there: SharedArrayBuffer;
    readonly back: SharedArrayBuffer;
} | (Bells & {
    readonly role: 'park';
    readonly wake: Wake;
}) | {
    readonly role: 'port';
    readonly cpu: number;
    readonly port: MessagePort;
} | {
    readonly role: 'drain';
    readonly cpu: number;
    readonly ring: SharedArrayBuffer;
    readonly words: number;
} | {
    readonly role: 'drainRingbuf';
    readonly cpu: number;
    readonly module: string;
    readonly buffer: SharedArrayBuffer;
    readonly words: number;
};
interface Bells {
    readonly cpu: number;
    readonly there: SharedArrayBuffer;
    readonly back: SharedArrayBuffer;
    /** Where this thread sleeps, and where the other does. */
    readonly ownBell: SharedArrayBuffer;
    readonly otherBell: SharedArrayBuffer;
}
/** How the other is woken: parked it is notified; in an event loop by a message, a byte, or a promise of `waitAsync`. */
export type Wake = {
    readonly kind: 'notify';
} | {
    readonly kind: 'port';
    readonly port: MessagePort;
} | {
    readonly kind: 'fifo';
    readonly path: string;
} | {
    readonly kind: 'waitAsync';
    readonly word: SharedArrayBuffer;
};
export {};
