import type { Failure, Part, PartResult } from '../../../campaign/part.ts';
import { type SeededRandom, createSeededRandom } from '../../../../workers/seeded-random.ts';
import { type DiskCall, type DiskFault, type SimulatedDisk, createSimulatedDisk } from '../../../simulation/disk.ts';
import { type Life, check, live } from './life.ts';

const calls: readonly DiskCall[] = [
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
const endings = ['same boot', 'caches gone', 'power cut'] as const;
type Ending = (typeof endings)[number];

/** Events of the two processes that a case begins with: a new journal and a clean stop, then a start on it. */
const FIRST_EVENTS = 30;
const SECOND_EVENTS = 50;
/** So few that no snapshot or archive takes over what the disk lost. */
const MORE_EVENTS = 6;
const MOST_CALLS = 5000;
const MOST_FAILURES = 50;

export const ioNthInProcess: Part = {
  name: 'io-nth-in-process',
  what: 'the Nth call of each kind fails, for every N, then a start on what page cache or disk have',
  async run({ form, seed, progress, enough }): Promise<PartResult> {
    const random = createSeededRandom(seed);
    const failures: Failure[] = [];
    const ends = new Map<string, number>();
    let cases = 0;
    let survived = 0;
    for (const call of calls) {
      const faults: readonly DiskFault[] = ['EIO', 'ENOSPC', 'EDQUOT', ...(isPartial(call) ? ['short' as const] : [])];
      let came = true;
      for (let nth = 1; came && nth < MOST_CALLS && !enough(); nth++) {
        // In the short form one code for each N, and of the calls that only look every eighth. What follows a failed sync
        // matters most: each ending.
        if (form === 'short' && isLook(call) && nth % 8 > 0) continue;
        for (const fault of form === 'short' ? [drawn(faults, random)] : faults) {
          for (const ending of form === 'short' && call !== 'datasync' ? [drawn(endings, random)] : endings) {
            const result = runCase(call, nth, fault, ending, seed + cases);
            came = result.came;
            if (!came) break;
            cases++;
            ends.set(result.end, (ends.get(result.end) ?? 0) + 1);
            if (result.wrong === '') survived++;
            else if (failures.length < MOST_FAILURES) {
              failures.push({
                what: `${call} ${nth} ${fault}, ${ending}: ${result.wrong}`,
                reproduce: `npm run campaign -- --only io-nth-in-process --seed ${seed}${form === 'short' ? ' --short' : ''}`,
              });
            }
          }
        }
        if (nth % 16 > 0) continue;
        progress(cases, cases, `${call} ${nth}`);
        await new Promise((resolve) => setImmediate(resolve));
      }
    }
    const counted = [...ends].map(([end, count]) => `${count.toLocaleString('en')} ${end}`).join(', ');
    return { cases, survived, failures, figures: `${counted}` };
  },
};

interface Result {
  /** The call that was to fail was made at all. */
  readonly came: boolean;
  readonly end: Life['end'];
  readonly wrong: string;
}

function runCase(call: DiskCall, nth: number, fault: DiskFault, ending: Ending, seed: number): Result {
  const disk = createSimulatedDisk({ random: createSeededRandom(seed) });
  disk.fail(call, nth, fault);
  let life = live(disk, FIRST_EVENTS, true, 0);
  if (disk.planned > 0) {
    disk.kill();
    life = live(disk, SECOND_EVENTS, false, life.acknowledged);
  }
  const came = disk.planned === 0;
  const { end } = life;
  const done = (wrong: string): Result => ({ came, end, wrong });
  if (!came || life.wrong !== '') return done(life.wrong);
  const wrong = wrongEnd(call, fault, life);
  if (wrong !== '') return done(wrong);
  after(disk, ending);
  const first = check(disk.fork(), life.acknowledged);
  if (first !== '') return done(first);
  // The next process goes on from there; what it acknowledges, a power cut doesn't take.
  const next = live(disk, life.acknowledged + MORE_EVENTS, false, life.acknowledged);
  if (next.wrong !== '') return done(`the next run: ${next.wrong}`);
  if (next.end !== 'done') return done(`the next run: ${next.end}, though nothing fails any more`);
  disk.powerCut();
  const last = check(disk, next.acknowledged);
  return done(last === '' ? '' : `after the next run and a power cut: ${last}`);
}

/** A call that does a part is no failure. On a full disk what the follower does can wait. */
function wrongEnd(call: DiskCall, fault: DiskFault, { end }: Life): string {
  if (fault === 'short' && end !== 'done') return `${end} of a short ${call}`;
  if (fault === 'EIO' && end === 'done') return `it went on after a failed ${call}`;
  if (fault !== 'EIO' && end === 'follower died' && !isLook(call)) return `the follower died of a full disk`;
  return '';
}

function after(disk: SimulatedDisk, ending: Ending): void {
  if (ending === 'power cut') {
    disk.powerCut();
    return;
  }
  disk.kill();
  if (ending === 'caches gone') disk.dropCaches();
}

function drawn<T>(from: readonly T[], random: SeededRandom): T {
  return from[random.below(from.length)]!;
}

function isPartial(call: DiskCall): boolean {
  return call === 'read' || call === 'write';
}

/** Calls that change nothing: many, and alike. */
function isLook(call: DiskCall): boolean {
  return call === 'read' || call === 'open' || call === 'list' || call === 'size' || call === 'freeBytes';
}
