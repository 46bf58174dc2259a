import type { Files } from './files.ts';
/** `low`: an alarm. `refuse`: new orders are refused; cancels and fills go on, from the reserve if need be. */
export declare const DiskLevel: {
    readonly ok: 0;
    readonly low: 1;
    readonly refuse: 2;
};
export type DiskLevel = (typeof DiskLevel)[keyof typeof DiskLevel];
export interface DiskLimits {
    readonly lowBytes: number;
    readonly refuseBytes: number;
}
/** Looks at the free space of the journal's disk once a second, and says when the level changes. */
export declare function createDiskWatch(files: Pick<Files, 'freeBytes'>, folder: string, onLevel: (level: DiskLevel, freeBytes: number) => void, limits: DiskLimits): (nowUs: number) => void;
