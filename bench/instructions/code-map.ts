/** Machine code that V8 made, by its lines in `/tmp/perf-PID.map` (`--perf-basic-prof`). */
export interface Code {
  /** `JS:*apply file:///…/engine-role.js:3575:13`; `*` optimized, `^` baseline. */
  readonly name: string;
  readonly bytes: number;
}

interface Range extends Code {
  readonly from: number;
}

/** What stands at an address. Code that was thrown away may have left its place to other code: the later one counts. */
export function readCodeMap(text: string): (address: number) => Code | undefined {
  const ranges: Range[] = [];
  for (const line of text.split('\n')) {
    const [from, bytes, ...name] = line.split(' ');
    if (name.length === 0) continue;
    ranges.push({ from: Number.parseInt(from!, 16), bytes: Number.parseInt(bytes!, 16), name: name.join(' ') });
  }
  const isLater = new Map(ranges.map((range, i) => [range, i]));
  const sorted = ranges.toSorted((a, b) => a.from - b.from);
  const longest = ranges.reduce((most, { bytes }) => Math.max(most, bytes), 0);

  return (address) => {
    let found: Range | undefined;
    for (let i = lastAtMost(sorted, address); i >= 0 && sorted[i]!.from > address - longest; i--) {
      const range = sorted[i]!;
      if (address >= range.from + range.bytes) continue;
      if (found === undefined || isLater.get(range)! > isLater.get(found)!) found = range;
    }
    return found;
  };
}

function lastAtMost(sorted: readonly Range[], address: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]!.from <= address) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
