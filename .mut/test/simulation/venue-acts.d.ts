import type { Line } from './script.ts';
import type { Simulation } from './simulation.ts';
/** What a line has a venue do. */
export declare function venueAct(sim: Simulation, line: Line): void;
