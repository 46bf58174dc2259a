import type { Line } from './script.ts';
import { type Simulation } from './simulation.ts';
/** Does what a line says. What names something that isn't there does nothing: any part of a script is a script. */
export declare function perform(sim: Simulation, line: Line): void;
