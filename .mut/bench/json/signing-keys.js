import { readFileSync } from 'node:fs';
/** The keys of a file that `tickgate keys` has made. */
export function readKeyFile(file) {
    return JSON.parse(readFileSync(file, 'utf8')).keys;
}
//# sourceMappingURL=signing-keys.js.map