import assert from 'node:assert/strict';
import { it } from 'node:test';
import { createControl, ThreadLine, ThreadMonitor } from '../../../core/memory/control.ts';
import { type Files, systemFiles } from '../../../workers/files.ts';
import { markedFiles } from '../../../workers/journal/marked-files.ts';

it('marks every call of the journal while it lasts, whether it succeeds or throws', () => {
  const control = createControl(1);
  const monitor = new ThreadMonitor(control, 0);
  const seen: string[] = [];
  const names = Object.keys(systemFiles) as (keyof Files)[];
  const spies = Object.fromEntries(
    names.map((name) => [
      name,
      (...args: unknown[]) => {
        seen.push(`${name} ${args.join()} ${monitor.calls & 1}`);
        if (name === 'datasync') throw new Error('EIO');
        return 7;
      },
    ]),
  ) as unknown as Files;
  const files = markedFiles(spies, new ThreadLine(control, 0)) as unknown as Record<
    string,
    (...args: number[]) => unknown
  >;
  const argsOf = (name: keyof Files, i: number): number[] => (name === 'write' ? [i, 2, 3, 4, 5] : [i]);
  for (const [i, name] of names.entries()) {
    if (name === 'datasync') assert.throws(() => files[name]!(...argsOf(name, i)), /EIO/);
    else assert.equal(files[name]!(...argsOf(name, i)), 7);
    assert.equal(monitor.calls, 2 * (i + 1));
  }
  assert.deepEqual(
    seen,
    names.map((name, i) => `${name} ${argsOf(name, i).join()} 1`),
  );
});
