import { type Server } from 'node:net';
/**
 * One venue per directory: an abstract unix socket named after the directory's device and inode, however its path is
 * spelt. The kernel drops it with the process, also after a kill -9, so there is no stale lock to clear.
 */
export declare function lockDirectory(dir: string): Promise<Server>;
