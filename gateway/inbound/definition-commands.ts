import { COMMAND_VERSION, COMMAND_WORDS, CommandHalf } from '../../core/schema/command.ts';
import { writeDefinition } from '../../workers/write-definition.ts';
import type { InstrumentSetup } from '../../workers/engine-setup.ts';
import { type Admission, AdmissionClass } from './admit.ts';

/** Hands a definition to the engine; false: there is no room now. More than half of the ring is left to orders. */
export function createDefinitionCommands(admission: Admission): (setup: InstrumentSetup, nowNs: number) => boolean {
  return (setup, nowNs) => {
    const at = admission.claim(AdmissionClass.query, nowNs);
    if (at < 0) return false;
    const { f64, i32 } = admission.records;
    f64.fill(0, at >> 3, (at >> 3) + COMMAND_WORDS);
    i32[(at >> 2) + CommandHalf.VERSION] = COMMAND_VERSION;
    writeDefinition(admission.records, at, setup);
    return true;
  };
}
