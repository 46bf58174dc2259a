import { readFileSync } from 'node:fs';
/** How many files this process may open at most; servers that it starts inherit that. */
export function openFilesMost() {
    const [, , hard = '1024'] = /^Max open files\s+(\d+|unlimited)\s+(\d+|unlimited)/m.exec(readFileSync('/proc/self/limits', 'latin1')) ?? ['', '', '1024'];
    return hard === 'unlimited' ? Number.POSITIVE_INFINITY : Number(hard);
}
//# sourceMappingURL=open-files.js.map