export interface PingPong {
    readonly role: 'serve' | 'return';
    readonly inbox: SharedArrayBuffer;
    readonly outbox: SharedArrayBuffer;
    readonly ownBell: SharedArrayBuffer;
    readonly otherBell: SharedArrayBuffer;
    readonly rounds: number;
    /** Balls in play: with one, every message finds the other side asleep or falling asleep. */
    readonly balls: number;
}
