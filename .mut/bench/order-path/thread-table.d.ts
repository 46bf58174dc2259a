import type { ResultTable } from '../part.ts';
import type { Contest } from './contest.ts';
/** CPU time of an order by the thread that spent it: where a rate goes. Rungs have fewer threads than the gateway. */
export declare function threadTable(title: string, contest: Pick<Contest, 'totals'>): ResultTable;
/** V8's helpers, libuv's pool, and threads that have no name. */
export declare const OTHERS = "V8 and libuv";
