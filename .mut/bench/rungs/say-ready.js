/** What a rung says once it listens, for whoever started it. */
export function sayReady(port) {
    process.stdout.write(`ready ${port}\n`);
}
//# sourceMappingURL=say-ready.js.map