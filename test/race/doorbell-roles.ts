import { Ringer, Sleeper } from '../../core/memory/doorbell.ts';
import { RingConsumer, RingProducer } from '../../core/memory/ring.ts';
import { DEADLINE_MS, playRole } from './threads.ts';

export interface PingPong {
  readonly role: 'serve' | 'return';
  readonly inbox: SharedArrayBuffer;
  readonly outbox: SharedArrayBuffer;
  readonly ownBell: SharedArrayBuffer;
  readonly otherBell: SharedArrayBuffer;
  readonly rounds: number;
  /** Balls in play: with one, every message finds the other side asleep or falling asleep. */
  readonly balls: number;
}

playRole<PingPong>({ serve: play, return: play });

function play({ role, inbox, outbox, ownBell, otherBell, rounds, balls }: PingPong): number {
  const incoming = new RingConsumer(inbox);
  const outgoing = new RingProducer(outbox);
  const sleeper = new Sleeper(ownBell, () => incoming.poll(1) > 0);
  const other = new Ringer(otherBell);
  const hit = (ball: number): void => {
    if (outgoing.room(1) === 0) throw new Error('more balls than slots');
    outgoing.records.f64[outgoing.claim() >> 3] = ball;
    outgoing.publish();
    other.ring();
  };
  let served = 0;
  if (role === 'serve') while (served < balls) hit(served++);
  for (let received = 0; received < rounds; ) {
    if (incoming.poll(1) === 0) {
      sleeper.park(DEADLINE_MS);
      continue;
    }
    const ball = incoming.records.f64[incoming.at(0) >> 3];
    if (ball !== received++) throw new Error(`ball ${ball} instead of ${received - 1}`);
    incoming.release(1);
    if (role === 'return') hit(ball);
    else if (served < rounds) hit(served++);
  }
  return rounds;
}
