/**
 * Stops the thread on a broken invariant: a bug, never an operating error.
 * The text is a constant: a template built eagerly costs more than the check.
 */
export function invariant(holds, text) {
    if (!holds)
        throw new InvariantError(text);
}
class InvariantError extends Error {
    name = 'InvariantError';
}
//# sourceMappingURL=invariant.js.map