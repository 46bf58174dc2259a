/** Time by node, inside of the windows. A sample stands for the time until the next one. */
export function selfTimes(profile, windows) {
    const times = new Map();
    let atUs = profile.startTime;
    profile.samples.forEach((id, i) => {
        atUs += profile.timeDeltas[i] ?? 0;
        const nextUs = i + 1 < profile.samples.length ? atUs + (profile.timeDeltas[i + 1] ?? 0) : profile.endTime;
        const us = windows.reduce((sum, [fromUs, toUs]) => sum + overlap(atUs, nextUs, fromUs, toUs), 0);
        if (us > 0)
            times.set(id, (times.get(id) ?? 0) + us);
    });
    return times;
}
function overlap(from, to, first, last) {
    return Math.max(0, Math.min(to, last) - Math.max(from, first));
}
/** `CPU.20261121.155556.2840.3.004.cpuprofile`: date, time, process, thread by Node's number, and a count. */
const FILE = /\.(\d+)\.\d+\.cpuprofile$/;
/**
 * Which profile is whose, by the order in which threads start: both the kernel and Node number them as they come, and
 * Node's main thread is 0. What a thread ran doesn't tell: one that sleeps may have no sample in a module of its own.
 * `threads`: names by the kernel's ids.
 */
export function profileFiles(files, threads) {
    const numbered = files.flatMap((file) => {
        const number = FILE.exec(file)?.[1];
        return number === undefined ? [] : [{ file, number: Number(number) }];
    });
    const sorted = numbered.toSorted((a, b) => a.number - b.number);
    const names = [...threads].toSorted(([a], [b]) => Number(a) - Number(b)).map(([, name]) => name);
    if (sorted.length !== names.length) {
        throw new Error(`${names.length} threads (${names.join(', ')}) wrote ${sorted.length} profiles`);
    }
    return sorted.map(({ file }, i) => [file, names[i]]);
}
//# sourceMappingURL=cpu-profile.js.map