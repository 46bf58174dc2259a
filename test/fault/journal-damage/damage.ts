import type { SeededRandom } from '../../../workers/seeded-random.ts';
import type { SimulatedDisk } from '../../simulation/disk.ts';
import type { Fixture, Zone } from './fixtures.ts';
import { zoneOf } from './fixtures.ts';
import type { Outcome } from './judge.ts';

/** One damage to one journal, and what may come of it. */
export interface Case {
  readonly name: string;
  readonly apply: (disk: SimulatedDisk) => void;
  readonly allowed: readonly Outcome[];
  /** In the message of a refusal. */
  readonly reason?: RegExp;
}

/** A row of the table. */
export interface Row {
  readonly damage: string;
  /** Of which journals; all unless given. */
  readonly journals?: readonly string[];
  cases(fixture: Fixture, context: Context): Iterable<Case>;
}

export interface Context {
  readonly random: SeededRandom;
  /** Another journal, made in the same way. */
  readonly stranger: Fixture;
  /** Of many like cases every so manieth is taken. */
  readonly every: number;
  /** Bits flipped anywhere, for all journals together. */
  readonly flips: number;
}

/** What may come of changed bytes, by what they are for. Of several zones the first named here decides. */
const zoneOutcomes: readonly (readonly [Zone, readonly Outcome[]])[] = [
  ['header', ['refused']],
  ['proven batch', ['refused']],
  // The case that can't be told from a crash; refused where a snapshot has seen it.
  ['last batch', ['last batch lost', 'refused']],
  ['marker', ['unharmed', 'tail cut']],
  ['behind', ['unharmed', 'tail cut']],
  ['padding', ['unharmed', 'tail cut']],
];

export function allowedFor(zones: ReadonlySet<Zone>): readonly Outcome[] {
  return zoneOutcomes.find(([zone]) => zones.has(zone))?.[1] ?? ['unharmed'];
}

/** Replaces bytes of a file from `at` on; allowed is what the zones of the bytes that really changed say. */
export function replacement(fixture: Fixture, path: string, at: number, bytes: Uint8Array, name: string): Case {
  const before = fixture.disk.contents(path)!;
  const count = Math.min(bytes.length, before.length - at);
  const zones = new Set<Zone>();
  for (let i = 0; i < count; i++) if (before[at + i] !== bytes[i]) zones.add(zoneOf(fixture, path, at + i));
  return {
    name,
    allowed: allowedFor(zones),
    apply: (disk) => overwrite(disk, path, at, bytes.subarray(0, count)),
  };
}

export function overwrite(disk: SimulatedDisk, path: string, at: number, bytes: Uint8Array): void {
  const fd = disk.files.open(path, 'r+');
  disk.files.write(fd, bytes, 0, bytes.length, at);
  disk.files.datasync(fd);
  disk.files.close(fd);
}

export function flip(disk: SimulatedDisk, path: string, bit: number): void {
  const fd = disk.files.open(path, 'r');
  const byte = new Uint8Array(1);
  disk.files.read(fd, byte, 0, 1, bit >> 3);
  disk.files.close(fd);
  byte[0]! ^= 1 << (bit & 7);
  overwrite(disk, path, bit >> 3, byte);
}

/** Every `every`-th of the numbers below `count`, from a drawn one on. */
export function* sampled(count: number, { every, random }: Context): Generator<number> {
  for (let i = random.below(every); i < count; i += every) yield i;
}
