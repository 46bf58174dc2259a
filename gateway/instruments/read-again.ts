import type { Instrument } from '../../core/market/instruments.ts';
import { readKnown, writeKnown } from './known-file.ts';
import { readMaster } from './master.ts';
import { merge } from './merge.ts';
import { type InstrumentSource, isNews, tellRefused } from './open-instruments.ts';

/** What reading the files again found. Counts are of instruments, `rows` of rows that could not be taken. */
export interface ReadAgain {
  readonly added: number;
  readonly changed: number;
  readonly closed: number;
  readonly refused: number;
  readonly rows: number;
  /** In words, the first of many. */
  readonly problems: readonly string[];
}

/**
 * The files against what is known; what is new is written down first, then told in pieces, with the count when it is all.
 * Takes as long as the files are: for a thread of its own. `have`: how many numbers are in use.
 */
export function readAgain(
  data: string,
  source: InstrumentSource,
  have: number,
  found: (instruments: readonly Instrument[]) => void,
): ReadAgain {
  const known = readKnown(data) ?? [];
  const master = readMaster(source.spec, source.most);
  const merged = merge(known, master.instruments, source.most);
  const { instruments, added, changed, closed, refused } = merged;
  if (isNews(known, merged)) writeKnown(data, instruments);
  const problems: string[] = [];
  const tell = (text: string): void => void problems.push(text.replace('instruments: ', ''));
  tellRefused(master, merged, source.most, { warn: tell, error: tell });
  // Numbers that are new come in order: whoever keeps a list puts them at its end.
  const others = [...changed, ...closed, ...refused].filter((id) => id < have);
  found([...others.map((id) => instruments[id]!), ...instruments.slice(have)]);
  const [a, c, x, r] = [added, changed, closed, refused].map(({ length }) => length) as [
    number,
    number,
    number,
    number,
  ];
  return { added: a, changed: c, closed: x, refused: r + merged.left.length, rows: master.refused.count, problems };
}
