import type { Part } from '../../campaign/part.ts';
import { type FileSystem } from '../../support/loop-disk.ts';
/** Within so many cuts a missing fdatasync has to be found. */
export declare const MUTANT_CUTS = 10;
/** Two disks at a time, one of each file system. */
export declare const powerCuts: Part;
/** The cut at which a gateway without fdatasync was found; 0: it was not. */
export declare function findsMutant(kind: FileSystem, seed: number, enough: () => boolean): Promise<number>;
