import { spawnSync } from 'node:child_process';
import { createEngineLoad } from '../engine/engine-load.ts';
import { warmUp } from '../engine/measure-engine.ts';

/**
 * The program that is counted: the engine between its rings until its code is what it will be, then the count begins anew.
 *
 *   engine-run WARM-UP COMMANDS
 */
const LOAD = { accounts: 100, instruments: 10, brokers: 5, live: 1_000, withIds: true, withControls: true };

const [before = 0, counted = 0] = process.argv.slice(2).map(Number);
const load = createEngineLoad(LOAD);
warmUp(load, before);
const { error, status } = spawnSync('callgrind_control', ['--zero', String(process.pid)]);
if (error !== undefined || status !== 0) throw error ?? new Error(`callgrind_control ended with ${status}`);
warmUp(load, counted);
