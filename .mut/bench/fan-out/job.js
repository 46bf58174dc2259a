/** As many as uWebSockets puts into one write. */
export const SYMBOLS = Array.from({ length: 32 }, (_, i) => `SYMBOL${i + 10}`);
//# sourceMappingURL=job.js.map