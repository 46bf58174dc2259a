/**
 * What the client process is asked, a line of JSON each on its stdin, and what it answers, a line each on its stdout.
 * Connections stay open from block to block; those of a group belong together.
 *
 *   { job: 'open', group: 'f1', … }  ─▶  { }
 *   { job: 'block', group: 'f1', loop: { … }, … }  ─▶  BlockResult
 *   { job: 'close', group: 'f1' }  ─▶  { }
 *                          anything that goes wrong  ─▶  { error: 'text' }
 */
export type Job = OpenJob | BlockJob | CloseJob;
export interface OpenJob {
    readonly job: 'open';
    readonly group: string;
    /** Of 127.0.0.1. */
    readonly port: number;
    readonly connections: number;
    /** A WebSocket handshake for this path, by hand; without it the connections are bare. */
    readonly path?: string;
    /** What each connection sends when it is open, and gets one answer to, a logon for instance: the n-th for the n-th. */
    readonly first?: readonly Request[];
}
export interface CloseJob {
    readonly job: 'close';
    readonly group: string;
}
export interface BlockJob {
    readonly job: 'block';
    readonly group: string;
    readonly seconds: number;
    readonly loop: Loop;
    readonly requests: Requests;
    readonly answers: Answers;
    /** Uses the first so many connections of the group; else all. */
    readonly connections?: number;
    /** The process whose CPU time is measured beside the client's own. */
    readonly serverPid?: number;
}
export type Loop = 
/** Each connection has one request outstanding. With one connection the client sleeps in its read, else in epoll. */
{
    readonly kind: 'closed';
}
/** `depth` outstanding over all connections; a connection sends again when a quarter of its own share is answered. */
 | {
    readonly kind: 'pipelined';
    readonly depth: number;
}
/**
 * Requests are due at t0 + i / rate, or at the moments of a Poisson process of that rate drawn from the seed, whatever
 * the answers do. What is due goes out in one write, to the connections in turn; the client never sleeps.
 */
 | {
    readonly kind: 'open';
    readonly ratePerSecond: number;
    readonly poissonSeed?: number;
};
/** What goes out: one request over and over, some bytes of it counting up, or different ones in turn. */
export type Requests = {
    readonly kind: 'one';
    readonly request: Request;
}
/** A file of requests as `writeTape` makes it; each is used once over all blocks, then the block ends as invalid. */
 | {
    readonly kind: 'tape';
    readonly file: string;
};
export interface Request {
    /** The payload of a WebSocket frame, or with `raw` the bytes as they are. In base64. */
    readonly payload: string;
    readonly as: 'binary' | 'text' | 'raw';
    /** Fields that are another one in each request. They go on counting from block to block. */
    readonly counts?: readonly Count[];
}
export interface Count {
    /** u32: little-endian. digits: decimal, as many as `bytes`, from what the payload has there. */
    readonly kind: 'u32' | 'digits';
    /** In the payload. */
    readonly at: number;
    /** 4 for u32. */
    readonly bytes: number;
}
/** How answers are told apart, and what makes one a success. Each request has one, in the order of its connection. */
export type Answers = 
/** Records of the binary protocol, one or more in a WebSocket frame, each of this type. */
{
    readonly kind: 'records';
    readonly type: number;
    /** Whether they repeat the request id: then it must rise from one to the next. */
    readonly echoes: boolean;
}
/** A WebSocket frame each, which has `text` at byte `at` of its payload. */
 | {
    readonly kind: 'frames';
    readonly at: number;
    readonly text: string;
}
/** An HTTP response each, with a Content-Length; it begins with `text`. */
 | {
    readonly kind: 'http';
    readonly text: string;
};
export interface BlockResult {
    /** Why the block says nothing; else ''. */
    readonly problem: string;
    readonly sent: number;
    readonly answers: number;
    /** From the first request to the last answer; of the `open` loop to the end of its schedule. */
    readonly seconds: number;
    /** Closed and pipelined: from just before the write to just after the read. Open: from when it was due. */
    readonly latency: BucketCounts;
    /** Open: from when a request was due to just before its write; else empty. */
    readonly lag: BucketCounts;
    /** The client's own CPU time, and that of all threads of the server, in seconds; 0 without `serverPid`. */
    readonly clientCpuSeconds: number;
    readonly serverCpuSeconds: number;
    /** The same by the kernel's ids of the server's threads. */
    readonly threadCpuSeconds: Readonly<Record<string, number>>;
}
/** A histogram's buckets that aren't empty. */
export interface BucketCounts {
    /** The lowest value of a bucket, ns, and its count, in turn. */
    readonly buckets: readonly number[];
    readonly count: number;
    /** Exact, ns. */
    readonly maximum: number;
}
