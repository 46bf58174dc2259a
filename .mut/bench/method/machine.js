import { readFileSync } from 'node:fs';
const IDLE = 3;
const IO_WAIT = 4;
const STEAL = 7;
/** user nice system idle iowait irq softirq steal; guest time behind them is in `user` already. */
const FIELDS = 8;
export function cpuTicks() {
    const line = readFileSync('/proc/stat', 'latin1').split('\n', 1)[0] ?? '';
    const fields = line
        .split(/\s+/)
        .slice(1, 1 + FIELDS)
        .map(Number);
    return {
        total: fields.reduce((sum, ticks) => sum + ticks, 0),
        idle: (fields[IDLE] ?? 0) + (fields[IO_WAIT] ?? 0),
        steal: fields[STEAL] ?? 0,
    };
}
/** Steal between two readings, as a share of all CPU time. */
export function stealShare(before, after) {
    const total = after.total - before.total;
    return total > 0 ? (after.steal - before.steal) / total : 0;
}
/** The load average of the last minute. */
export function loadAverage() {
    return Number(readFileSync('/proc/loadavg', 'latin1').split(' ', 1)[0]);
}
//# sourceMappingURL=machine.js.map