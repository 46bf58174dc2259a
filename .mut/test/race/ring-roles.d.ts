export interface RingRace {
    readonly role: 'produce' | 'consume';
    readonly ring: SharedArrayBuffer;
    readonly producerBell: SharedArrayBuffer;
    readonly consumerBell: SharedArrayBuffer;
    readonly records: number;
    /** Looks before parking; 0 parks at once. */
    readonly spins: number;
    /** Slots per publish and release at most. */
    readonly batch: number;
}
