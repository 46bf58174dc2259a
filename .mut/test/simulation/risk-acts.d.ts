import type { Line } from './script.ts';
import type { Simulation } from './simulation.ts';
type Doing = (sim: Simulation, line: Line) => void;
export declare const riskActs: Readonly<Record<string, Doing>>;
export {};
