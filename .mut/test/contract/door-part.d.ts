export declare function silentEngine(): Promise<void>;
export declare function rareFrames(): Promise<void>;
export declare function handshakes(port: number): Promise<void>;
export declare function fullGuards(): Promise<void>;
export declare function oldSessions(): Promise<void>;
