import { readFileSync } from 'node:fs';
import { join } from 'node:path';
/** The mutated text of its file. Throws if the place isn't there, or not once, or nothing changes. */
export function mutatedText(root, { name, file, before, after }) {
    const text = readFileSync(join(root, file), 'utf8');
    const places = text.split(before).length - 1;
    if (places !== 1)
        throw new Error(`${name}: what it changes stands in ${file} ${places} times, not once`);
    if (before === after)
        throw new Error(`${name}: it changes nothing`);
    return text.replace(before, () => after);
}
//# sourceMappingURL=plant.js.map