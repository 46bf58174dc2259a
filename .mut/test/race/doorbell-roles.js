import { Ringer, Sleeper } from '../../core/memory/doorbell.js';
import { RingConsumer, RingProducer } from '../../core/memory/ring.js';
import { DEADLINE_MS, playRole } from './threads.js';
playRole({ serve: play, return: play });
function play({ role, inbox, outbox, ownBell, otherBell, rounds, balls }) {
    const incoming = new RingConsumer(inbox);
    const outgoing = new RingProducer(outbox);
    const sleeper = new Sleeper(ownBell, () => incoming.poll(1) > 0);
    const other = new Ringer(otherBell);
    const hit = (ball) => {
        if (outgoing.room(1) === 0)
            throw new Error('more balls than slots');
        outgoing.records.f64[outgoing.claim() >> 3] = ball;
        outgoing.publish();
        other.ring();
    };
    let served = 0;
    if (role === 'serve')
        while (served < balls)
            hit(served++);
    for (let received = 0; received < rounds;) {
        if (incoming.poll(1) === 0) {
            sleeper.park(DEADLINE_MS);
            continue;
        }
        const ball = incoming.records.f64[incoming.at(0) >> 3];
        if (ball !== received++)
            throw new Error(`ball ${ball} instead of ${received - 1}`);
        incoming.release(1);
        if (role === 'return')
            hit(ball);
        else if (served < rounds)
            hit(served++);
    }
    return rounds;
}
//# sourceMappingURL=doorbell-roles.js.map