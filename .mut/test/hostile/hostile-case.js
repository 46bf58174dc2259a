/** `pause`: goes on once all that was sent has been read, so that what follows comes as a piece of its own. */
export const Do = { pause: { does: 'pause' }, halfClose: { does: 'half-close' }, reset: { does: 'reset' } };
/** Words of an answer: what comes, and how it ends. */
export function expectationOf(answer) {
    const words = answer.split(', ');
    const last = words.at(-1);
    if (last !== 'closed' && last !== 'waits')
        return { words, ending: 'goes on' };
    return { words: words.slice(0, -1), ending: last };
}
//# sourceMappingURL=hostile-case.js.map