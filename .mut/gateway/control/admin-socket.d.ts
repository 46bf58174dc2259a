/**
 * DATA_DIR/admin.sock, mode 0600: whoever may write the journal may stop trading, without a key. One JSON line in, one out:
 *
 *   {"call":"kill","account":"demo","state":"halted","by":"…"}  →  {"status":200,"result":{…}}
 *
 * It listens before the engine has replayed anything, and works while the front door is flooded or full.
 */
export interface AdminSocket {
    close(): void;
}
export type AdminCall = (line: string) => Promise<string>;
export declare const SOCKET_FILE = "admin.sock";
/** The shorter of its names, or undefined: both are longer than the kernel takes. */
export declare function socketPath(data: string): string | undefined;
/** Only for the one who has the journal's lock: a socket that is there was left behind. */
export declare function openAdminSocket(data: string, call: AdminCall): Promise<AdminSocket>;
