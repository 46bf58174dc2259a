import type { InstrumentSetup } from '../../workers/engine/startup.ts';
import { type Admission } from './admit.ts';
/** Hands a definition to the engine; false: there is no room now. More than half of the ring is left to orders. */
export declare function createDefinitionCommands(admission: Admission): (setup: InstrumentSetup, nowNs: number) => boolean;
