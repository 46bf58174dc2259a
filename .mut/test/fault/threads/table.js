import { stalledCode, diedCode } from '../../../workers/exit-codes.js';
import { Victims, Ways } from './fault.js';
const EVENT_LOOPS = ['gateway', 'broker', 'market'];
/** V8 ends the process itself when the main thread is out of memory: no JavaScript runs any more. */
const OWN_THREAD = { killed: 'SIGKILL', memory: 'SIGABRT' };
export function outcomeOf({ victim, way }) {
    const hangs = way === 'blocked' || way === 'waits' || way === 'frozen';
    // A follower may be at a long snapshot: it gets 30 s.
    if (victim === 'follower' && hangs)
        return 'recovers';
    if (victim === 'follower' || victim === 'market')
        return 'restarts';
    const own = victim === 'gateway' ? OWN_THREAD[way] : undefined;
    return own ?? (hangs ? stalledCode(victim) : diedCode(victim));
}
/** What is as true: two things are wrong at once then, and either may be seen first. */
export function alsoRight({ victim, way }) {
    // The collector's last efforts take so long that the thread doesn't beat.
    if (way === 'memory')
        return [stalledCode(victim)];
    // Whoever parks or rings while the thread is held inside V8's lock of all that park stands still with it.
    if (way === 'frozen')
        return Victims.map(stalledCode);
    return [];
}
/** Each thread × each way that there is for it. */
export function wholeTable(threads) {
    return Victims.filter((victim) => victim !== 'engine' || threads === 'dedicated').flatMap((victim) => Ways.filter((way) => {
        // process.exit in the main thread is an end in order, with the code that it was given.
        if (way === 'exits')
            return victim !== 'gateway';
        return way !== 'rejects' || EVENT_LOOPS.includes(victim);
    }).map((way) => ({ victim, way })));
}
/** As few as hold each thread once and each way once. `pick` draws. */
export function smallTable(pick) {
    const table = wholeTable('dedicated');
    const cases = [];
    const ways = new Set(Ways);
    for (let victims = Victims; victims.length > 0;) {
        // Who has least to choose from draws first.
        const choices = (victim) => table.filter((one) => one.victim === victim && (ways.size === 0 || ways.has(one.way)));
        const next = [...victims].sort((a, b) => choices(a).length - choices(b).length)[0];
        const open = choices(next);
        const drawn = pick(open.length > 0 ? open : table.filter(({ victim }) => victim === next));
        cases.push(drawn);
        ways.delete(drawn.way);
        victims = victims.filter((victim) => victim !== next);
    }
    for (const way of ways)
        cases.push(pick(table.filter((one) => one.way === way)));
    return cases;
}
//# sourceMappingURL=table.js.map