import { setTimeout as wait } from 'node:timers/promises';
import { createRandom } from '../../crash/random.js';
import { openBareFollower } from './bare-follower.js';
import { openFollower } from './follower.js';
import { REPORTS_KEPT, createStreamsJudge } from './judge-streams.js';
import { createTally } from './tally.js';
import { createTrader } from './trader.js';
const TRADERS = 2;
const BARE = 2;
const AT_A_TIME = 40;
const HEARTBEAT_MS = 3_000;
const SLOW_QUEUE = 64;
const SLOW_EVERY_MS = 20_000;
const DAWDLE_MS = [500, 6_000];
const AWAY_MS = [100, 4_000];
const TURN_MS = 100;
const SETTLE_MS = 90_000;
const PROGRESS_MS = 1_000;
const BEYOND_KEPT = REPORTS_KEPT + 200;
const options = JSON.parse(process.argv[2] ?? '{}');
const { url, seed, clientsPerAccount, sleepers, comesBackEveryMs } = options;
const random = createRandom(seed);
const tally = createTally();
const accounts = options.accounts.map(({ name }) => {
    return { name, judge: createStreamsJudge(name), followers: [], bare: [], traders: [] };
});
const problems = [];
const underWay = new Set();
let isCalm = false;
function tell(message) {
    process.send?.(message);
}
function wrong(client, what) {
    problems.push({ client, what: `${client}: ${what}` });
}
function keyOf({ id, secret, privateKey }) {
    return secret === undefined ? { id, privateKey: privateKey ?? '' } : { id, secret };
}
async function openClient(account, key, ordersPerSecond, index) {
    const { name, judge, followers, bare, traders } = account;
    const format = index % 2 === 0 ? 'binary' : 'json';
    const isBare = index >= TRADERS && index < TRADERS + BARE;
    const called = `${isBare ? 'bare' : index < TRADERS ? 'trader' : 'client'} ${index}, ${format}`;
    const told = judge.client(called);
    const common = { judge: told, tally, random, wrong: (what) => wrong(`${name}, ${called}`, what) };
    if (isBare) {
        bare.push(await openBareFollower({ ...common, url: `${url.replace('http', 'ws')}/ws`, key, format }));
        return;
    }
    const how = {
        url,
        key: keyOf(key),
        format,
        heartbeatMs: HEARTBEAT_MS,
        reconnect: { minMs: 50, maxMs: 2_000 },
    };
    const queue = index >= TRADERS && index % 5 === 0 ? SLOW_QUEUE : undefined;
    const follower = await openFollower({ ...common, connect: how, queue });
    followers[index] = follower;
    if (index >= TRADERS)
        return;
    const prefix = `${name}.${index}`;
    traders.push(createTrader(prefix, ordersPerSecond / TRADERS, () => follower.client, random, tally));
}
async function openAll() {
    const all = options.accounts.flatMap(({ key, ordersPerSecond }, place) => Array.from({ length: clientsPerAccount }, (_, index) => () => {
        return openClient(accounts[place], key, ordersPerSecond, index);
    }));
    for (let at = 0; at < all.length; at += AT_A_TIME) {
        await Promise.all(all.slice(at, at + AT_A_TIME).map((open) => open()));
    }
}
/** Clients that come back of their own will, and readers that don't read. */
async function live() {
    const movable = accounts.flatMap(({ followers, judge }) => followers.flatMap((follower, index) => (index < TRADERS ? [] : [{ follower, judge, index }])));
    const ofFirst = movable.filter(({ judge }) => judge === accounts[0]?.judge);
    const asleep = new Set(sleepers === 0 ? [] : ofFirst.slice(-sleepers));
    for (const { follower, judge } of asleep)
        sleep(follower, judge, random);
    const chance = TURN_MS / comesBackEveryMs;
    while (!isCalm) {
        for (const one of movable) {
            const { follower, index } = one;
            if (asleep.has(one) || follower.at === undefined)
                continue;
            if (random.chance(chance)) {
                const untilMs = Date.now() + random.whole(...AWAY_MS);
                follower.comeBack(() => isCalm || Date.now() >= untilMs);
            }
            else if (index % 5 === 0 && random.chance(TURN_MS / SLOW_EVERY_MS))
                follower.dawdle(random.whole(...DAWDLE_MS));
        }
        await wait(TURN_MS);
    }
}
/** Away until the gateway can't have what comes next for it: a gap must be told, and is. */
function sleep(follower, judge, chance) {
    const startMs = Date.now() + chance.whole(1_000, 10_000);
    const doing = (async () => {
        while (!isCalm && (Date.now() < startMs || follower.at === undefined))
            await wait(TURN_MS);
        const from = follower.at?.sequence ?? 0;
        follower.comeBack(() => isCalm || judge.newest >= from + BEYOND_KEPT);
    })();
    underWay.add(doing);
}
async function until(holds, what) {
    const deadlineMs = Date.now() + SETTLE_MS;
    while (!(await holds())) {
        if (Date.now() > deadlineMs) {
            wrong('all', `waited in vain for ${what()}`);
            return;
        }
        await wait(20);
    }
}
async function finishAccount({ name, judge, followers, bare, traders }) {
    await Promise.all(traders.map((trader) => trader.stop()));
    const all = () => [...followers.filter((one) => one !== undefined), ...bare];
    await until(() => all().every(({ isLive }) => isLive), () => `${name}: all connected`);
    // A key has no more sessions than there are clients.
    const door = followers[0].client;
    await until(async () => {
        await door.cancelAll();
        return (await door.openOrders()).orders.length === 0;
    }, () => `${name}: no order open`);
    const marker = await door.place({
        symbol: 'BTCUSDT',
        side: 'buy',
        quantity: '0.001',
        client_order_id: `${name}.last`,
    });
    await until(() => judge.isFinal(marker.order_id), () => `${name}: the last order's end`);
    await until(() => judge.isTogether, () => `${name}: all at the same place`);
    judge.ended();
    for (const trader of traders) {
        for (const [id, orderId] of trader.placed) {
            if (judge.accepted.get(id) !== orderId)
                wrong(name, `${id} was told as ${orderId}, and the reports have ${judge.accepted.get(id)}`);
            if (!judge.isFinal(orderId))
                wrong(name, `${id}: nothing is open, and no report ends it`);
        }
    }
    const asked = new Set(traders.flatMap((trader) => [...trader.asked]));
    for (const id of judge.accepted.keys()) {
        if (!asked.has(id) && id !== `${name}.last`)
            wrong(name, `${id} is in the reports, and nobody asked for it`);
    }
}
async function finish() {
    isCalm = true;
    await living;
    await Promise.all(underWay);
    await Promise.all(accounts.map(finishAccount));
    for (const { bare } of accounts)
        for (const one of bare)
            one.end();
    await Promise.all(accounts.flatMap(({ followers }) => followers.map((follower) => follower?.end())));
    return {
        clients: accounts.length * clientsPerAccount,
        problems: [...problems, ...accounts.flatMap(({ judge }) => judge.problems)],
        reports: sum(({ judge }) => judge.newest),
        delivered: sum(({ judge }) => judge.delivered),
        gaps: sum(({ judge }) => judge.gaps),
        ...tally,
    };
}
function sum(of) {
    return accounts.reduce((total, account) => total + of(account), 0);
}
let living = Promise.resolve();
const progress = setInterval(() => {
    tell({ told: 'progress', delivered: sum(({ judge }) => judge.delivered), orders: tally.placed });
}, PROGRESS_MS);
async function obey(command) {
    if (command.do === 'trade') {
        for (const { traders } of accounts)
            for (const trader of traders)
                trader.start();
        living = live();
    }
    else if (command.do === 'down')
        tally.downMs = Date.now();
    else if (command.do === 'up')
        tally.upMs = Date.now();
    else {
        const result = await finish();
        clearInterval(progress);
        process.send?.({ told: 'result', result }, () => process.exit(0));
    }
}
process.on('disconnect', () => process.exit(0));
process.on('message', (command) => void obey(command));
await openAll();
tell({ told: 'ready' });
//# sourceMappingURL=clients.js.map