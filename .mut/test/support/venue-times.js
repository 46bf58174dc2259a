import { readFileSync } from 'node:fs';
import { join } from 'node:path';
export function venueTimes(data) {
    const placed = [];
    const cancelled = [];
    for (const line of readFileSync(join(data, 'venue', 'venue.log'), 'latin1').split('\n')) {
        if (!line.startsWith('["'))
            continue;
        const fields = JSON.parse(line);
        if (fields[0] === 'P')
            placed.push(fields[11] / 1000);
        else if (fields[0] === 'J')
            placed.push(fields[11] / 1000);
        else if (fields[0] === 'C')
            cancelled.push(fields[2] / 1000);
    }
    return { placed, cancelled };
}
//# sourceMappingURL=venue-times.js.map