import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readCodeMap } from '../../bench/instructions/code-map.ts';
import { readCallgrind } from '../../bench/instructions/read-callgrind.ts';

describe('the map of compiled code', () => {
  const codeAt = readCodeMap(
    ['1000 100 JS:^apply file:///a.js:3:10', '2000 40 Builtin:LoadIC', '1080 20 JS:*put file:///a.js:9:2', ''].join(
      '\n',
    ),
  );

  it('tells what stands at an address', () => {
    assert.deepEqual([codeAt(0x1000)?.name, codeAt(0x203f)?.name], ['JS:^apply file:///a.js:3:10', 'Builtin:LoadIC']);
  });

  it('knows nothing of what stands between', () => {
    assert.deepEqual([codeAt(0xfff), codeAt(0x1100), codeAt(0x2040)], [undefined, undefined, undefined]);
  });

  it('believes the later of two that stood there', () => {
    assert.deepEqual([codeAt(0x107f)?.bytes, codeAt(0x1080)?.bytes, codeAt(0x10a0)?.bytes], [0x100, 0x20, 0x100]);
  });
});

describe('the counts of callgrind', () => {
  it('are those of an address itself, and not of what was called from it', () => {
    const text = [
      'fn=apply',
      '0x1000 3 20',
      'calls=2 0x2000 0',
      '0x1004 3 900',
      '0x1004 3 7',
      'fn=put',
      '0x2000 0 450',
    ];
    const seen: [number, number][] = [];
    readCallgrind(text.join('\n'), (address, instructions) => seen.push([address, instructions]));
    assert.deepEqual(seen, [
      [0x1000, 20],
      [0x1004, 7],
      [0x2000, 450],
    ]);
  });
});
