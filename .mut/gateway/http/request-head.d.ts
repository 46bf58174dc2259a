/** What the entry rules look at, read from the headers of one request. Reused for the next request. */
export interface RequestHead {
    /** Upper case. */
    method: string;
    /** As sent, without the query. */
    path: string;
    query: string;
    host: string;
    hostCount: number;
    origin: string;
    contentType: string;
    /** -1: absent. */
    contentLength: number;
    /** It is given twice, or isn't digits: others may see another length in it than we do. */
    hasBadLength: boolean;
    hasTransferEncoding: boolean;
    /** The first header that a proxy would have put there, or ''. */
    proxyHeader: string;
    /** 4 or 16 bytes; empty where nobody needs it. */
    peer: Uint8Array;
    readonly signature: SignatureHeaders;
}
/** The X-TG- headers; '' where one is absent, and something unusable where it is empty or comes twice. */
export interface SignatureHeaders {
    key: string;
    timestamp: string;
    nonce: string;
    sign: string;
    window: string;
}
export declare function createRequestHead(): RequestHead;
export declare function beginHead(head: RequestHead, method: string, path: string, query: string): void;
/** `name` is in lower case. */
export declare function takeHeader(head: RequestHead, name: string, value: string): void;
