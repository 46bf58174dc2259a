import { readFileSync } from 'node:fs';
/** The kernel's unit of time in /proc, USER_HZ: 100 per second on every Linux that Node runs on. */
const MS_PER_TICK = 10;
const USER_TICKS = 11;
const SYSTEM_TICKS = 12;
/** Undefined: there is no such process here. */
export function processFigures(pid) {
    try {
        const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
        // The command's name, in brackets, may hold blanks: fields are counted after it.
        const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        const rss = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
        if (rss === null)
            return undefined;
        return {
            cpuMs: (Number(fields[USER_TICKS]) + Number(fields[SYSTEM_TICKS])) * MS_PER_TICK,
            rssMb: Number(rss[1]) / 1024,
        };
    }
    catch {
        return undefined;
    }
}
//# sourceMappingURL=process-figures.js.map