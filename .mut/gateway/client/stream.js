/** `take` gives the next element if there is one; `left` is called once, when the reader closes it. */
export function createStream(take, left) {
    const waiting = [];
    let isOver = false;
    let hasLeft = false;
    let error;
    function settle() {
        while (waiting.length > 0) {
            const element = hasLeft ? undefined : take();
            if (element !== undefined)
                waiting.shift().resolve({ done: false, value: element });
            else if (!isOver)
                return;
            else
                finish(waiting.shift());
        }
    }
    function finish({ resolve, reject }) {
        const why = error;
        error = undefined;
        if (why === undefined)
            resolve({ done: true, value: undefined });
        else
            reject(why);
    }
    const stream = {
        next: () => new Promise((resolve, reject) => {
            waiting.push({ resolve, reject });
            settle();
        }),
        return() {
            if (!hasLeft)
                left();
            hasLeft = true;
            isOver = true;
            error = undefined;
            settle();
            return Promise.resolve({ done: true, value: undefined });
        },
        [Symbol.asyncIterator]: () => stream,
    };
    return {
        stream,
        wake: settle,
        end(why) {
            if (isOver)
                return;
            isOver = true;
            error = why;
            settle();
        },
    };
}
//# sourceMappingURL=stream.js.map