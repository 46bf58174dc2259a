import { createVenueBook } from './venue-book.js';
import { MARKET_TICKS, createVenueCounter } from './venue-counter.js';
const ASIDE_US = 400_000;
const LATE_US = 4_000_000;
const WIRE_MAX = 24;
export function createVenue(name, nowUs, coverage) {
    const book = createVenueBook();
    const armed = [];
    let events;
    let isWanted = false;
    let isConnected = false;
    let isPaused = false;
    let retryAtUs = 0;
    let requests = [];
    let answers = [];
    let slow = [];
    let late = [];
    let lives = 1;
    function takeFault(...messages) {
        const at = armed.findIndex(({ message }) => messages.includes(message));
        if (at < 0)
            return '';
        const [{ message, fault }] = armed.splice(at, 1);
        coverage.reach(`venue: ${message} ${fault}`);
        return fault;
    }
    function say(kind, tell) {
        if (!isConnected)
            return;
        const answer = { kind, tell, dueUs: 0 };
        switch (takeFault(kind, 'answer')) {
            case 'lost':
                return;
            case 'twice':
                answers.push(answer, answer);
                return;
            case 'early':
                answers.unshift(answer);
                return;
            case 'late':
                late.push({ ...answer, dueUs: nowUs() + LATE_US });
                return;
            case 'late-twice':
                answers.push(answer);
                late.push({ ...answer, dueUs: nowUs() + LATE_US });
                return;
            default:
                answers.push(answer);
        }
    }
    const counter = createVenueCounter({
        book,
        say,
        takeFault,
        later: (kind, act) => slow.push({ kind, act, dueUs: nowUs() + ASIDE_US }),
        lives: () => lives,
    });
    function connect() {
        isConnected = true;
        venue.isBlocked = false;
        if (fences())
            slow = [];
        events?.up(venue.fenced);
        if (venue.replays) {
            coverage.reach('venue: replays old fills');
            for (const execution of book.executions)
                counter.sayFill(execution);
        }
    }
    function fences() {
        return venue.fenced;
    }
    /** What is in flight when a session ends: answers are gone, of requests nobody knows. */
    function loseSession(random) {
        isConnected = false;
        answers = [];
        late = [];
        const inFlight = requests;
        requests = [];
        for (const request of inFlight) {
            if (!random.chance(0.5))
                continue;
            if (random.chance(0.5))
                request.act();
            else
                slow.push({ ...request, dueUs: nowUs() + random.below(ASIDE_US) });
        }
        retryAtUs = nowUs() + random.below(30_000);
    }
    function hasRoom() {
        return isConnected && !venue.isBlocked && requests.length < WIRE_MAX;
    }
    function send(request) {
        if (!hasRoom())
            return false;
        requests.push(request);
        return true;
    }
    const venue = {
        name,
        book,
        reachable: true,
        isBlocked: false,
        fenced: true,
        replays: false,
        get lives() {
            return lives;
        },
        get isConnected() {
            return isConnected;
        },
        createAdapter(to, watch) {
            events = to;
            isWanted = false;
            isPaused = false;
            const isMine = () => events === to;
            return {
                open() {
                    isWanted = true;
                },
                place(order) {
                    if (!isMine() || !hasRoom())
                        return false;
                    if (takeFault('wire') === 'full')
                        return false;
                    watch.place(venue, order);
                    book.placed.set(order.clientId, (book.placed.get(order.clientId) ?? 0) + 1);
                    return send({ kind: 'place', act: () => counter.place(order), dueUs: 0 });
                },
                cancel(clientId) {
                    if (!isMine() || !hasRoom())
                        return false;
                    watch.cancel(venue, clientId);
                    return send({ kind: 'cancel', act: () => counter.cancel(clientId), dueUs: 0 });
                },
                replace(clientId, priceTicks, quantityLots) {
                    if (!isMine() || !hasRoom())
                        return false;
                    watch.replace(venue, clientId);
                    return send({ kind: 'replace', act: () => counter.replace(clientId, priceTicks, quantityLots), dueUs: 0 });
                },
                query: (clientId) => isMine() && send({ kind: 'query', act: () => counter.query(clientId), dueUs: 0 }),
                listOpen: () => isMine() && send({ kind: 'list', act: () => counter.list(), dueUs: 0 }),
                pauseReading(paused) {
                    isPaused = paused;
                    if (paused)
                        coverage.reach('broker: reading paused');
                },
                close() {
                    if (!isMine())
                        return;
                    isWanted = false;
                    isConnected = false;
                },
            };
        },
        step(random) {
            const time = nowUs();
            const dueSlow = slow.findIndex(({ dueUs }) => dueUs <= time);
            if (dueSlow >= 0) {
                slow.splice(dueSlow, 1)[0]?.act();
                return true;
            }
            if (!isConnected) {
                if (!isWanted || !venue.reachable || time < retryAtUs)
                    return false;
                connect();
                return true;
            }
            const dueLate = late.findIndex(({ dueUs }) => dueUs <= time);
            if (dueLate >= 0 && !isPaused) {
                const [answer] = late.splice(dueLate, 1);
                if (events !== undefined)
                    answer?.tell(events);
                return true;
            }
            const canTell = answers.length > 0 && !isPaused;
            if (requests.length > 0 && (!canTell || random.chance(0.5))) {
                requests.shift()?.act();
                return true;
            }
            if (!canTell)
                return false;
            const answer = answers.shift();
            if (events !== undefined)
                answer?.tell(events);
            return true;
        },
        nextDueUs() {
            let due = Number.POSITIVE_INFINITY;
            for (const { dueUs } of [...slow, ...late])
                due = Math.min(due, dueUs);
            if (!isConnected && isWanted && venue.reachable)
                due = Math.min(due, retryAtUs);
            return due;
        },
        arm(message, fault) {
            if (armed.length < 32)
                armed.push({ message, fault });
        },
        drop(random, reason) {
            if (!isConnected)
                return;
            loseSession(random);
            events?.down(reason);
        },
        gatewayDied(random) {
            lives += 1;
            events = undefined;
            isWanted = false;
            // A session that was closed has its last requests under way as well.
            if (isConnected || requests.length > 0)
                loseSession(random);
        },
        fill(order, lots, ticks) {
            counter.sayFill(book.fill(order, lots, ticks));
        },
        end(order, state) {
            book.end(order, state);
            counter.sayEnd(order, state);
        },
        claimFill(clientId, id, ticks, lots, filledLots) {
            say('fill', (to) => to.filled(clientId, id, ticks, lots, filledLots));
        },
        invent(clientId, side, lots) {
            counter.sayFill(book.invent(clientId, side, lots, MARKET_TICKS));
        },
        behave() {
            armed.length = 0;
            venue.replays = false;
            venue.isBlocked = false;
            venue.reachable = true;
        },
    };
    return venue;
}
//# sourceMappingURL=venue.js.map