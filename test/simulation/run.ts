import { createSeededRandom } from '../../workers/seeded-random.ts';
import { timeOf } from '../support/script-words.ts';
import { perform } from './acts.ts';
import {
  everythingIsSettledInTheEnd,
  noCancelIsLost,
  positionsAreTheSumOfTheVenuesFills,
  theBooksAgreeWithTheVenues,
  unsettled,
} from './invariants/settled.ts';
import { theKeptHashIsThatOfTheTables } from './invariants/replicas.ts';
import type { Line } from './script.ts';
import { ALL_AGENTS, type AgentName, type Simulation, type SimulationOptions, createSimulation } from './simulation.ts';
import { Violation } from './violation.ts';
import { settingsOf } from './world.ts';

export interface RunResult {
  readonly violation: Violation | undefined;
  /** The line at which it broke, from 0; the number of lines: afterwards. */
  readonly line: number;
  readonly coverage: ReadonlyMap<string, number>;
  readonly events: number;
  /** What every byte of the journal and every venue's book came to: the same for the same script. */
  readonly fingerprint: string;
}

/** Plays a script from the first start to the last invariant. A pure function of the script. */
export function runScript(lines: readonly Line[], options: SimulationOptions = {}): RunResult {
  const sim = createSimulation(settingsOf(lines[0]), createSeededRandom(1), options);
  let at = 0;
  let violation: Violation | undefined;
  try {
    sim.start();
    for (; at < lines.length && sim.over === ''; at++) {
      const line = lines[at]!;
      sim.random = createSeededRandom(line.salt);
      if (line.act.words[0] !== 'world') perform(sim, line);
      pass(sim, line);
    }
    if (sim.over === '') settle(sim);
  } catch (error) {
    if (!(error instanceof Violation)) throw error;
    violation = error;
  }
  return {
    violation,
    line: at,
    coverage: sim.coverage.counts,
    events: sim.observer.lastSeq,
    fingerprint: fingerprintOf(sim),
  };
}

const WEIGHTED: readonly AgentName[] = [
  ...ALL_AGENTS,
  ...(['engine', 'engine', 'gateway', 'journal', 'journal', 'broker', 'broker', 'venue', 'venue', 'venue'] as const),
];
const MOST_CYCLES = 60;
const SLICES = 10;

/** What happens until the next line. */
function pass(sim: Simulation, { act: { words }, salt, atOnce }: Line): void {
  if (atOnce) return;
  const waitUs = words[0] === 'wait' ? timeOf(words[1]) : 0;
  if (waitUs > 0) {
    for (let slice = 0; slice < SLICES && sim.over === ''; slice++) {
      sim.clock.us += Math.floor(waitUs / SLICES);
      inTurn(sim, 12);
    }
  } else if (salt === 0) inTurn(sim, 40);
  else byChance(sim, sim.random.below(MOST_CYCLES));
}

function byChance(sim: Simulation, cycles: number): void {
  const { random } = sim;
  for (let i = 0; i < cycles && sim.over === ''; i++) {
    if (sim.life === undefined) sim.start();
    sim.clock.us += 1 + random.below(300);
    sim.cycle(WEIGHTED[random.below(WEIGHTED.length)]!);
  }
}

/** Everybody in turn, until nobody had anything to do. */
function inTurn(sim: Simulation, rounds: number): void {
  for (let round = 0; round < rounds && sim.over === ''; round++) {
    if (sim.life === undefined) sim.start();
    let work = 0;
    for (const agent of ALL_AGENTS) {
      sim.clock.us += 10;
      const times = agent === 'venue' ? sim.venues.length * 2 : 1;
      for (let i = 0; i < times; i++) work += sim.cycle(agent);
    }
    if (work === 0) return;
  }
}

const SETTLE_STEP_US = 250_000;
const MOST_SETTLE_STEPS = 480;

/** No fault any more: every session begins anew once, and then nothing may stay open in any way. */
function settle(sim: Simulation): void {
  sim.random = createSeededRandom(2);
  sim.disk.relent();
  sim.dies = undefined;
  sim.diesInStart = 0;
  sim.asleep.clear();
  sim.freeBytes = 2 ** 40;
  sim.isMarketOpen = true;
  if (sim.life === undefined) sim.start();
  for (const venue of sim.venues) {
    venue.behave();
    venue.drop(sim.random, 'the last time');
  }
  let left = 'nothing was looked at';
  for (let step = 0; step < MOST_SETTLE_STEPS && left !== '' && sim.over === ''; step++) {
    sim.clock.us += SETTLE_STEP_US;
    inTurn(sim, 30);
    if (sim.venues.some((venue) => venue.nextDueUs() < Infinity)) left = 'a venue has something aside';
    else if (sim.life !== undefined) left = unsettled(sim.life.state, sim.venues) || sim.plans.unsettled(sim.venues);
  }
  if (sim.over !== '' || sim.life === undefined) return;
  everythingIsSettledInTheEnd(left);
  check(sim);
  sim.stopCleanly();
  if (sim.life === undefined && sim.over === '') sim.start();
}

function check(sim: Simulation): void {
  const { observer, venues } = sim;
  const { state } = observer;
  theKeptHashIsThatOfTheTables('the observer', state);
  positionsAreTheSumOfTheVenuesFills(state, observer, venues);
  noCancelIsLost(state, observer, venues);
  theBooksAgreeWithTheVenues(state, observer, venues);
  sim.plans.end(venues);
  sim.swaps.end();
}

function fingerprintOf({ observer, venues, clock }: Simulation): string {
  let sum = 0;
  const add = (value: number): void => {
    sum = (Math.imul(sum ^ value, 0x01000193) + 0x9e3779b1) | 0;
  };
  for (let seq = 1; seq <= observer.lastSeq; seq++) for (const byte of observer.event(seq)) add(byte);
  for (const { book } of venues) for (const { id, lots, ticks } of book.executions) [id, lots, ticks].forEach(add);
  return `${(sum >>> 0).toString(16)}/${observer.lastSeq}/${clock.us}`;
}
