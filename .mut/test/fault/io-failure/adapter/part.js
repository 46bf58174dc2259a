import { createSeededRandom } from '../../../../workers/seeded-random.js';
import { createSimulatedDisk } from '../../../simulation/disk.js';
import { check, live } from './life.js';
const calls = [
    'open',
    'read',
    'write',
    'datasync',
    'truncate',
    'rename',
    'unlink',
    'syncFolder',
    'makeFolder',
    'list',
    'size',
    'freeBytes',
];
/**
 * What follows the failure, before the next start.
 *
 *   same boot     nothing: that start reads what the page cache shows. What it acknowledges has to survive a power cut.
 *   caches gone   the page cache forgets what it takes for written
 *   power cut     so does the machine, and what wasn't synced lands or doesn't
 */
const endings = ['same boot', 'caches gone', 'power cut'];
/** Events of the two processes that a case begins with: a new journal and a clean stop, then a start on it. */
const FIRST_EVENTS = 30;
const SECOND_EVENTS = 50;
/** So few that no snapshot or archive takes over what the disk lost. */
const MORE_EVENTS = 6;
const MOST_CALLS = 5000;
const MOST_FAILURES = 50;
export const ioNthInProcess = {
    name: 'io-nth-in-process',
    what: 'the Nth call of each kind fails, for every N, then a start on what page cache or disk have',
    async run({ form, seed, progress, enough }) {
        const random = createSeededRandom(seed);
        const failures = [];
        const ends = new Map();
        let cases = 0;
        let survived = 0;
        for (const call of calls) {
            const faults = ['EIO', 'ENOSPC', 'EDQUOT', ...(isPartial(call) ? ['short'] : [])];
            let came = true;
            for (let nth = 1; came && nth < MOST_CALLS && !enough(); nth++) {
                // In the short form one code for each N, and of the calls that only look every eighth. What follows a failed sync
                // matters most: each ending.
                if (form === 'short' && isLook(call) && nth % 8 > 0)
                    continue;
                for (const fault of form === 'short' ? [drawn(faults, random)] : faults) {
                    for (const ending of form === 'short' && call !== 'datasync' ? [drawn(endings, random)] : endings) {
                        const result = runCase(call, nth, fault, ending, seed + cases);
                        came = result.came;
                        if (!came)
                            break;
                        cases++;
                        ends.set(result.end, (ends.get(result.end) ?? 0) + 1);
                        if (result.wrong === '')
                            survived++;
                        else if (failures.length < MOST_FAILURES) {
                            failures.push({
                                what: `${call} ${nth} ${fault}, ${ending}: ${result.wrong}`,
                                reproduce: `npm run campaign -- --only io-nth-in-process --seed ${seed}${form === 'short' ? ' --short' : ''}`,
                            });
                        }
                    }
                }
                if (nth % 16 > 0)
                    continue;
                progress(cases, cases, `${call} ${nth}`);
                await new Promise((resolve) => setImmediate(resolve));
            }
        }
        const counted = [...ends].map(([end, count]) => `${count.toLocaleString('en')} ${end}`).join(', ');
        return { cases, survived, failures, figures: `${counted}` };
    },
};
function runCase(call, nth, fault, ending, seed) {
    const disk = createSimulatedDisk({ random: createSeededRandom(seed) });
    disk.fail(call, nth, fault);
    let life = live(disk, FIRST_EVENTS, true, 0);
    if (disk.planned > 0) {
        disk.kill();
        life = live(disk, SECOND_EVENTS, false, life.acknowledged);
    }
    const came = disk.planned === 0;
    const { end } = life;
    const done = (wrong) => ({ came, end, wrong });
    if (!came || life.wrong !== '')
        return done(life.wrong);
    const wrong = wrongEnd(call, fault, life);
    if (wrong !== '')
        return done(wrong);
    after(disk, ending);
    const first = check(disk.fork(), life.acknowledged);
    if (first !== '')
        return done(first);
    // The next process goes on from there; what it acknowledges, a power cut doesn't take.
    const next = live(disk, life.acknowledged + MORE_EVENTS, false, life.acknowledged);
    if (next.wrong !== '')
        return done(`the next run: ${next.wrong}`);
    if (next.end !== 'done')
        return done(`the next run: ${next.end}, though nothing fails any more`);
    disk.powerCut();
    const last = check(disk, next.acknowledged);
    return done(last === '' ? '' : `after the next run and a power cut: ${last}`);
}
/** A call that does a part is no failure. On a full disk what the follower does can wait. */
function wrongEnd(call, fault, { end }) {
    if (fault === 'short' && end !== 'done')
        return `${end} of a short ${call}`;
    if (fault === 'EIO' && end === 'done')
        return `it went on after a failed ${call}`;
    if (fault !== 'EIO' && end === 'follower died' && !isLook(call))
        return `the follower died of a full disk`;
    return '';
}
function after(disk, ending) {
    if (ending === 'power cut') {
        disk.powerCut();
        return;
    }
    disk.kill();
    if (ending === 'caches gone')
        disk.dropCaches();
}
function drawn(from, random) {
    return from[random.below(from.length)];
}
function isPartial(call) {
    return call === 'read' || call === 'write';
}
/** Calls that change nothing: many, and alike. */
function isLook(call) {
    return call === 'read' || call === 'open' || call === 'list' || call === 'size' || call === 'freeBytes';
}
//# sourceMappingURL=part.js.map