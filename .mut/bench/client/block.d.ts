import { type Connection } from './connection.ts';
import type { BlockJob, BlockResult } from './job.ts';
import type { RequestSource } from './requests.ts';
/**
 * One block of load, from the first request to the last answer, without a turn of the event loop:
 *
 *   closed       write ─▶ read ─▶ write ─▶ read …
 *   pipelined    write ══▶ as many as a quarter of the connection's share, whenever so many are answered
 *   open         write ─▶ when due …  and read whatever has come meanwhile
 */
export declare function runBlock(job: BlockJob, all: readonly Connection[], requests: RequestSource): BlockResult;
