/** What the pool's threads are asked for: as good as nothing. */
export function addOne(value) {
    return value + 1;
}
//# sourceMappingURL=pool-task.js.map