/** Every record of the binary protocol, sent to the gateway or by it. */
export declare function records(port: number): Promise<void>;
