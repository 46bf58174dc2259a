export declare function stops(port: number): Promise<void>;
