import type { Words } from './peer.ts';
/** Reads HTTP answers: "400 INVALID_JSON", or "400" for a page that is not the gateway's JSON. */
export declare class HttpWords implements Words {
    #private;
    readonly words: string[];
    isFenced: boolean;
    constructor(isHead: boolean);
    take(bytes: Buffer): void;
    end(): void;
}
