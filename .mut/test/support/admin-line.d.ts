import type { Json } from './gateway-program.ts';
/** One call over DATA_DIR/admin.sock, as `tickgate kill` makes it. Rejects with the socket's error. */
export declare function adminLine(data: string, call: Json): Promise<Json>;
