import type { SimulatedDisk } from '../../../simulation/disk.ts';
/** How a process ended, and what it had told until then. */
export interface Life {
    readonly end: 'done' | 'start refused' | 'journal failed' | 'follower died';
    /** The last event that was acknowledged, by this or an earlier life. */
    readonly acknowledged: number;
    /** What should not have been: empty if nothing. */
    readonly wrong: string;
}
/**
 * One process: it starts, writes events up to `through` while the follower writes snapshots, archives segments and makes
 * spare ones, and ends by a stop marker or a crash. What any call throws is its end, as it would be of the real one.
 */
export declare function live(disk: SimulatedDisk, through: number, clean: boolean, acknowledgedBefore: number): Life;
/**
 * Starts on a disk on which nothing fails any more: what of that which was acknowledged isn't there or isn't right. A
 * refusal is wrong too: whoever started before and went on trusted what the disk didn't have.
 */
export declare function check(disk: SimulatedDisk, acknowledged: number): string;
