export declare function methods(port: number): Promise<void>;
export declare function sessionMethods(port: number): Promise<void>;
export declare function badFrames(port: number): Promise<void>;
export declare function channels(port: number): Promise<void>;
