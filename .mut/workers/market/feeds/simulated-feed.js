import { createTick } from './feed.js';
import { createSimulatedPath } from './simulated-path.js';
/** Ticks that were due while the sink had no room are made up for, but no more than so many in one turn. */
const MAX_PER_TURN = 4096;
/** A turn wakes whoever follows: what is due meanwhile comes together, as from a venue that conflates. */
const TURN_MS = 20;
/** Plays the seeded path in real time: the n-th tick is the same whatever the machine does, only its time isn't. */
export function createSimulatedFeed(options, sink) {
    const { nowUs } = options;
    const path = createSimulatedPath(options.seed, options.instruments);
    const periodUs = 1_000_000 / Math.max(0.001, Math.min(options.ticksPerSecond, 100_000));
    const tick = createTick();
    let timer;
    let dueUs = 0;
    let refused = false;
    function turn() {
        const now = nowUs();
        // After a long refusal the market doesn't race to catch up: it goes on from now.
        if (now - dueUs > MAX_PER_TURN * periodUs)
            dueUs = now - MAX_PER_TURN * periodUs;
        while (dueUs <= now) {
            if (!refused)
                path.next(now, tick);
            refused = !sink.tick(tick);
            if (refused)
                return;
            dueUs += periodUs;
        }
    }
    function start() {
        timer ??= setInterval(turn, Math.max(TURN_MS, periodUs / 1000));
    }
    return {
        open() {
            dueUs = nowUs() - periodUs * options.instruments.length;
            start();
            sink.up();
            turn();
        },
        resume() {
            if (timer !== undefined && refused)
                turn();
        },
        close() {
            clearInterval(timer);
            timer = undefined;
        },
    };
}
//# sourceMappingURL=simulated-feed.js.map