import assert from 'node:assert/strict';
import { accessSync, constants } from 'node:fs';
import { describe, it } from 'node:test';
import { type RoundReport, runLife } from '../crash/campaign.ts';
import { ThisBuild } from '../crash/processes.ts';

/** The short form of `npm run crash`: a few crashes of the real processes in each thread mode. */
const ROUNDS = 3;
const RATE = 1500;
const ACK_DIR = process.env['TICKGATE_ACK_DIR'] ?? '/dev/shm';
const seed = Number(process.env['CRASH_SEED'] ?? Math.floor(Date.now() / 1000) % 1_000_000);

describe('kill -9 under load', { skip: whyNot() }, () => {
  for (const threads of ['dedicated', 'compact'] as const) {
    it(`loses nothing that was acknowledged and does nothing twice (${threads}, CRASH_SEED=${seed})`, async () => {
      const rounds: RoundReport[] = [];
      const { problems } = await runLife({
        program: ThisBuild,
        seed,
        rounds: ROUNDS,
        threads,
        rate: RATE,
        ackDir: ACK_DIR,
        faults: undefined,
        keep: 'never',
        told: (round) => rounds.push(round),
        enough: () => false,
      });
      assert.deepEqual(problems, []);
      const { verdict } = rounds.at(-1)!;
      assert.ok(verdict.acknowledged > 0 && verdict.fills > 0 && verdict.retried > 0, JSON.stringify(verdict));
    });
  }
});

function whyNot(): string | false {
  try {
    accessSync(ACK_DIR, constants.W_OK);
    return false;
  } catch {
    return `${ACK_DIR} can't be written: set TICKGATE_ACK_DIR to a folder on another file system than TMPDIR`;
  }
}
