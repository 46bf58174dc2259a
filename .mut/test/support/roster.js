import { Roster } from '../../workers/roster.js';
/** The roster with every thread but the watchdog built from a test's own module, and other parks. */
export function testRoster(module, maxParkMs) {
    const url = new URL(`./roles/${module}.js`, import.meta.url);
    const roles = Object.keys(Roster);
    return Object.fromEntries(roles.map((role) => {
        const entry = { ...Roster[role], maxParkMs: maxParkMs ?? Roster[role].maxParkMs };
        return [role, role === 'watchdog' ? entry : { ...entry, module: url }];
    }));
}
//# sourceMappingURL=roster.js.map