import { isAtOrBehind } from '../../core/memory/event-ring.js';
import { EventWord } from '../../core/schema/event.js';
/** A whole ring of events, 256 a round. */
const MAX_ROUNDS = 64;
/** The least that a round can be full at: the engine's greatest batch. */
const FULL_ROUND = 64;
export function createGatewayAgent(parts) {
    const { door, events, answers, gated, engine, engineBell, goesOn } = parts;
    /** Returns what was decided and what went out. */
    function round(nowUs) {
        const decided = hasEnded ? 0 : (engine?.doWork(nowUs) ?? 0);
        if (isEnding && decided === 0)
            hasEnded = true;
        const pumped = door.pump();
        // What was read is free again for an engine that ran out of room.
        if (pumped > 0)
            engineBell.ringIfHungry();
        return decided + pumped;
    }
    let isEnding = false;
    let hasEnded = engine === undefined;
    return {
        endEngine() {
            isEnding = true;
            return hasEnded;
        },
        doWork(nowUs) {
            let work = 0;
            door.handOver();
            for (let rounds = 0; rounds < MAX_ROUNDS; rounds++) {
                const done = round(rounds === 0 ? nowUs : goesOn());
                work += done;
                if (done < FULL_ROUND)
                    break;
            }
            return work;
        },
        hasWork: () => events.poll(1) > 0 || hasRipeAnswer() || door.hasQuotes() || (!hasEnded && engine?.hasWork() === true),
        isHungry: () => engine?.isHungry?.() ?? false,
        parkMs: () => (hasEnded ? Infinity : (engine?.parkMs?.() ?? Infinity)),
        activity: () => door.activity(),
        // It never finishes by itself: the boot ends it when everybody else has stopped.
        finished: () => false,
    };
    /** An answer that waits for the disk is no work: the journal rings when it has moved. */
    function hasRipeAnswer() {
        if (answers.poll(1) === 0)
            return false;
        const shows = answers.records.f64[(answers.at(0) >> 3) + EventWord.ARG0] | 0;
        return !gated || isAtOrBehind(shows, events.durablePosition());
    }
}
//# sourceMappingURL=turns.js.map