import { readKnown, writeKnown } from './known-file.js';
import { readMaster } from './master.js';
import { merge } from './merge.js';
import { isNews, tellRefused } from './open-instruments.js';
/**
 * The files against what is known; what is new is written down first, then told in pieces, with the count when it is all.
 * Takes as long as the files are: for a thread of its own. `have`: how many numbers are in use.
 */
export function readAgain(data, source, have, found) {
    const known = readKnown(data) ?? [];
    const master = readMaster(source.spec, source.most);
    const merged = merge(known, master.instruments, source.most);
    const { instruments, added, changed, closed, refused } = merged;
    if (isNews(known, merged))
        writeKnown(data, instruments);
    const problems = [];
    const tell = (text) => void problems.push(text.replace('instruments: ', ''));
    tellRefused(master, merged, source.most, { warn: tell, error: tell });
    // Numbers that are new come in order: whoever keeps a list puts them at its end.
    const others = [...changed, ...closed, ...refused].filter((id) => id < have);
    found([...others.map((id) => instruments[id]), ...instruments.slice(have)]);
    const [a, c, x, r] = [added, changed, closed, refused].map(({ length }) => length);
    return { added: a, changed: c, closed: x, refused: r + merged.left.length, rows: master.refused.count, problems };
}
//# sourceMappingURL=read-again.js.map