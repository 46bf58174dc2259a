/** The module's address, or undefined: it is there for the bench only, and whoever installs the package hasn't got it. */
export function ringbufModule() {
    try {
        return import.meta.resolve('ringbuf.js');
    }
    catch {
        return undefined;
    }
}
//# sourceMappingURL=ringbuf.js.map