import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
/**
 * SHA-256 of the front door's native code, per Node ABI: 115 is Node 20, 127 is Node 22.
 * The package is a third party's repack without a published build; these are the bytes that were examined and measured.
 */
export const KNOWN_BINARIES = {
    'uws_linux_x64_115.node': '6f8d96d761a64beddb060f1f7f0e617dd293ed127ec1d57507aa561a0083171e',
    'uws_linux_x64_127.node': '8cabc918bbf9a07323e54f89a33882491080b2eb35df0607f473ccdb1f3c31af',
};
/** What npm must find in the registry, as the lockfile records it. */
export const KNOWN_PACKAGES = {
    'node_modules/uWebSockets.js': {
        version: '20.0.8',
        integrity: 'sha512-EziGwZOMH8Y09erf/DHBgaGoTgt+XgqLFoyQfRiDrWHDCZ+jZ5aEBW7fSIcD5LzxDimHK2NxJpmlwSIfJiAZkg==',
    },
    'node_modules/koffi': {
        version: '3.3.4',
        integrity: 'sha512-31Vr+LM+w1dEsNcOJtJWvYyUTjVc/SWOxNDZJxfhsBC6qZ5YVn98n5x1oBbDq5skxCbWD4SByJpNmq63fvg9Aw==',
    },
    'node_modules/@koromix/koffi-linux-x64': {
        version: '3.3.4',
        integrity: 'sha512-xi47MKuoQ9fA2SsrH6wljl9t9120hO66qEmb1le6q636q55J974cZfcwDrK5nW1GalJ+0NLXoH2T3/NGQBzPNw==',
    },
};
/** The known binaries in `folder` whose bytes are others; empty where all are as recorded. Throws where one is absent. */
export function strangeBinaries(folder) {
    return Object.entries(KNOWN_BINARIES)
        .filter(([file, sha256]) => createHash('sha256')
        .update(readFileSync(join(folder, file)))
        .digest('hex') !== sha256)
        .map(([file]) => file);
}
/** The known packages that the lockfile's text records otherwise, or not at all. */
export function strangePackages(lockfileText) {
    const { packages } = JSON.parse(lockfileText);
    return Object.entries(KNOWN_PACKAGES)
        .filter(([path, { version, integrity }]) => {
        const entry = packages[path];
        return entry?.version !== version || entry.integrity !== integrity;
    })
        .map(([path]) => path);
}
//# sourceMappingURL=native-binary.js.map