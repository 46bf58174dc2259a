import { crashes } from '../crash/part.js';
import { fullDisk } from '../fault/full-disk/part.js';
import { ioNthInProcess } from '../fault/io-failure/adapter/part.js';
import { ioFailure } from '../fault/io-failure/part.js';
import { journalDamage } from '../fault/journal-damage/part.js';
import { overloads } from '../fault/overload/part.js';
import { powerCuts } from '../fault/power-cuts/part.js';
import { sessions } from '../fault/sessions/part.js';
import { slowDisks } from '../fault/slow-disk/part.js';
import { threads } from '../fault/threads/part.js';
import { time } from '../fault/time/part.js';
import { plantedBugs } from '../mutants/part.js';
import { simulations } from '../simulation/part.js';
/** In the order in which they run: the quick and pure ones first. */
export const parts = [
    simulations,
    journalDamage,
    ioNthInProcess,
    ioFailure,
    fullDisk,
    time,
    threads,
    slowDisks,
    overloads,
    sessions,
    crashes,
    powerCuts,
    plantedBugs,
];
//# sourceMappingURL=parts.js.map