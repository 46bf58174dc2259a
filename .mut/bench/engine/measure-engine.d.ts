import type { EngineLoad } from './engine-load.ts';
import type { Times } from './times.ts';
/** Nanoseconds of the engine's own turns, per command or report: what was put into its rings between them is not in it. */
export interface Block {
    readonly perCommandNs: number;
    readonly perReportNs: number;
    /** Of a command and the reports that it led to. */
    readonly perBothNs: number;
}
/** So many commands, `BATCH` a turn, and the reports that venues answer with. */
export declare function measureBlock(load: EngineLoad, commands: number): Block;
/** Without measuring: until so many are open, and the code is as fast as it gets. */
export declare function warmUp(load: EngineLoad, commands: number): void;
/**
 * Commands that are due one every `everyNs`, whether the engine is ready or not. They stand in the ring beforehand; a
 * turn is shown those that are due by then, and each is charged from when it was due to when it was decided and published:
 *
 *   due       |  |  |  |  |  |  |  |  |  |  |  |          in the ring already, the cursor before the first
 *   turns      [   ][      ]·[   ]                        the cursor moves to the clock before each
 *                  ‾‾‾ what came during a turn waits for the next, and is charged for it
 *
 * Returns how many a second were decided; A burst is half of the ring; between two the events are taken and venues answer, on nobody's time.
 */
export declare function measurePaced(load: EngineLoad, commands: number, everyNs: number, times: Times): number;
