export function createLineReader(maxLength, onLine) {
    let held = '';
    let paused = false;
    let stopped = false;
    let draining = false;
    function drain() {
        if (draining)
            return true;
        draining = true;
        let start = 0;
        let fits = true;
        while (!paused && !stopped) {
            const end = held.indexOf('\n', start);
            if (end < 0) {
                fits = held.length - start <= maxLength;
                break;
            }
            if (end - start > maxLength) {
                fits = false;
                break;
            }
            const line = held.slice(start, end);
            start = end + 1;
            onLine(line);
        }
        draining = false;
        held = stopped ? '' : held.slice(start);
        return fits;
    }
    return {
        push(chunk) {
            if (stopped)
                return true;
            const text = chunk.toString('latin1');
            held = held === '' ? text : held + text;
            return drain();
        },
        pause() {
            paused = true;
        },
        resume() {
            paused = false;
            return drain();
        },
        stop() {
            stopped = true;
            held = '';
        },
    };
}
//# sourceMappingURL=lines.js.map