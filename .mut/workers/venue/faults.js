import { createSeededRandom } from '../seeded-random.js';
export const NoFaults = {
    latency_ms: 0,
    jitter_ms: 0,
    reject_rate: 0,
    busy_rate: 0,
    lost_rate: 0,
    late_rate: 0,
    late_ms: 100,
    doubled_rate: 0,
    fill_first_rate: 0,
};
const MAX_MS = 60_000;
export function createFaults(seed, initial) {
    const random = createSeededRandom(seed);
    const settings = { ...initial };
    return {
        settings,
        set(changes) {
            for (const [name, value] of Object.entries(changes)) {
                if (!Object.hasOwn(settings, name))
                    return `unknown fault ${name.slice(0, 40)}`;
                const most = name.endsWith('_ms') ? MAX_MS : 1;
                if (typeof value !== 'number' || !(value >= 0 && value <= most))
                    return `${name} must be 0 to ${most}`;
            }
            Object.assign(settings, changes);
            return undefined;
        },
        busy: () => settings.busy_rate > 0 && random.chance(settings.busy_rate),
        reject: () => settings.reject_rate > 0 && random.chance(settings.reject_rate),
        fillFirst: () => settings.fill_first_rate > 0 && random.chance(settings.fill_first_rate),
        lost: () => settings.lost_rate > 0 && random.chance(settings.lost_rate),
        late: () => settings.late_rate > 0 && random.chance(settings.late_rate),
        doubled: () => settings.doubled_rate > 0 && random.chance(settings.doubled_rate),
        delayMs: () => settings.latency_ms + (settings.jitter_ms > 0 ? random.below(settings.jitter_ms + 1) : 0),
    };
}
//# sourceMappingURL=faults.js.map