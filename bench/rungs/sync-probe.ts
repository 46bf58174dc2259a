import { fdatasyncSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createLatencyRecorder } from '../client/latencies.ts';
import { openZeroed } from './sync-journal.ts';

/**
 * S: one write and one fdatasync of 4 KiB after the other, in a file of zeros, and no network. A line of stdin is how
 * many seconds; the answer is a line with the histogram.
 */
const [folder = '.'] = process.argv.slice(2);
const BLOCK_BYTES = 4096;
const FILE_BYTES = 64 * 1024 * 1024;

const fd = openZeroed(join(folder, 's'), FILE_BYTES);
const block = Buffer.alloc(BLOCK_BYTES, 1);
let at = 0;
process.stdout.write('ready 0\n');

for await (const line of createInterface({ input: process.stdin })) {
  const recorder = createLatencyRecorder();
  const endMs = performance.now() + Number(line) * 1000;
  for (let beganMs = performance.now(); beganMs < endMs; ) {
    writeSync(fd, block, 0, BLOCK_BYTES, at);
    fdatasyncSync(fd);
    const nowMs = performance.now();
    recorder.record((nowMs - beganMs) * 1e6);
    beganMs = nowMs;
    at = (at + BLOCK_BYTES) % FILE_BYTES;
  }
  process.stdout.write(`${JSON.stringify(recorder.counts())}\n`);
}
