/** For every socket that this process listens on: the connections that it accepts from now on inherit it. How many. */
export declare function boundReceiveBuffers(bytes?: number): number;
/** @internal */
export declare function receiveBufferOf(fd: number): number;
/** @internal */
export declare function openSockets(): number[];
