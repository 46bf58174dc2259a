import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createControl, ProcessControl, Signal, StopWord, ThreadLine, ThreadMonitor, ThreadState, } from '../../../core/memory/control.js';
describe('control words', () => {
    it('show what a thread says of itself, and to it what it is told', () => {
        const control = createControl(3);
        const line = new ThreadLine(control, 1);
        const monitor = new ThreadMonitor(control, 1);
        const other = new ThreadMonitor(control, 2);
        assert.deepEqual([monitor.state, monitor.tid, monitor.cpu, line.signal], [ThreadState.absent, 0, -1, 0]);
        line.state = ThreadState.ready;
        line.tid = 4711;
        line.cpu = 0;
        line.beat(1_763_700_000_123.9);
        monitor.send(Signal.pin);
        monitor.send(Signal.stop);
        assert.deepEqual([monitor.state, monitor.tid, monitor.cpu], [ThreadState.ready, 4711, 0]);
        assert.equal(monitor.beatMs, 1_763_700_000_123 | 0);
        assert.equal(line.signal, Signal.pin | Signal.stop);
        assert.deepEqual([other.state, other.tid, other.cpu, other.beatMs], [ThreadState.absent, 0, -1, 0]);
        monitor.reset();
        assert.deepEqual([monitor.state, monitor.tid, monitor.cpu, line.signal], [ThreadState.absent, 0, -1, 0]);
    });
    it('change a beat once a millisecond', () => {
        const control = createControl(1);
        const line = new ThreadLine(control, 0);
        const monitor = new ThreadMonitor(control, 0);
        const seen = [5.1, 5.9, 6].map((ms) => {
            line.beat(ms);
            return monitor.beatMs;
        });
        assert.deepEqual(seen, [5, 5, 6]);
    });
    it('keep the first reason to stop', () => {
        const words = new ProcessControl(createControl(1));
        assert.equal(words.poisoned, 0);
        assert.equal(words.poison(81), 81);
        assert.equal(words.poison(92), 81);
        assert.equal(words.poisoned, 81);
    });
    it('set and clear stop words bit by bit, seen by every view', () => {
        const control = createControl(1);
        const words = new ProcessControl(control);
        const other = new ProcessControl(structuredClone(control));
        words.stopNow(StopWord.everything);
        words.stopNow(StopWord.broker0 << 3);
        assert.equal(other.stopWords, 1 | 16);
        other.allowAgain(StopWord.everything);
        assert.equal(words.stopWords, 16);
        words.diskLow = true;
        assert.equal(other.diskLow, true);
        words.diskLow = false;
        assert.equal(other.diskLow, false);
        words.clockBaseUs = 1.5e15;
        assert.deepEqual([other.clockBaseUs, other.stopWords, other.poisoned], [1.5e15, 16, 0]);
    });
});
//# sourceMappingURL=control.test.js.map