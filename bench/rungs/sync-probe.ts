import { createInterface } from 'node:readline';
import { createLatencyRecorder } from '../client/latencies.ts';
import { pageAlignedMemory } from '../../workers/block-memory.ts';
import { openSegment } from './segment.ts';

/**
 * S: one write and one fdatasync of 4 KiB after the other, in a file like the journal's, and no network. A line of stdin
 * is how many seconds; the answer is a line with the histogram.
 */
const [folder = '.'] = process.argv.slice(2);
const BLOCK_BYTES = 4096;

const segment = openSegment(folder, 's');
const block = new Uint8Array(pageAlignedMemory(BLOCK_BYTES)).fill(1);
process.stdout.write('ready 0\n');

for await (const line of createInterface({ input: process.stdin })) {
  const recorder = createLatencyRecorder();
  const endMs = performance.now() + Number(line) * 1000;
  for (let beganMs = performance.now(); beganMs < endMs; ) {
    segment.write(block, BLOCK_BYTES);
    segment.sync();
    const nowMs = performance.now();
    recorder.record((nowMs - beganMs) * 1e6);
    beganMs = nowMs;
  }
  process.stdout.write(`${JSON.stringify(recorder.counts())}\n`);
}
