import assert from 'node:assert/strict';
import { test } from 'node:test';
import { explore } from './explore.js';
/*
 * The protocol of core/memory/doorbell.ts, step by step, in every interleaving. No sleep has a timeout here: a lost
 * wake-up is an end in which somebody sleeps for ever. The one legal end: everybody is done, everything is consumed.
 */
/** `if (word === value) sleep`, as one operation: what Atomics.wait does. */
function wait(words, word, value, resume) {
    return words[word] === value ? { asleepOn: word, resume } : resume;
}
function exchange(words, word, value) {
    const old = words[word];
    words[word] = value;
    return old;
}
/** Sends `messages`, ringing after each. What a sleeper sleeps on is what the ringer notifies. */
function sender(messages, notified, sent) {
    return {
        start: (w) => {
            if (w[sent] === messages)
                return 'done';
            w[sent] += 1;
            w['published'] += 1; // Stands for this sender's own ring: the consumer looks at all of them.
            return 'look';
        },
        look: (w) => (w['armed'] === 1 ? 'take' : 'start'),
        take: (w) => (exchange(w, 'armed', 0) === 1 ? 'notify' : 'start'),
        notify: (_, notify) => {
            notify(notified);
            return 'start';
        },
    };
}
/** Consumes `messages`, sleeping as doorbell.ts does. */
function receiver(messages) {
    return {
        start: (w) => {
            if (w['consumed'] === messages)
                return 'done';
            if (w['published'] === w['consumed'])
                return 'arm';
            w['consumed'] += 1;
            return 'start';
        },
        arm: (w) => {
            w['armed'] = 1;
            return 'lookAgain';
        },
        lookAgain: (w) => (w['published'] > w['consumed'] ? 'disarm' : 'sleep'),
        disarm: (w) => {
            w['armed'] = 0;
            return 'start';
        },
        sleep: (w) => wait(w, 'armed', 1, 'start'),
    };
}
/** The same, but it sleeps on the cursor that it looked at: the protocol that seems just as good. */
function receiverAsleepOnCursor(messages) {
    return {
        ...receiver(messages),
        lookAgain: (w) => {
            w['seen'] = w['published'];
            return w['seen'] > w['consumed'] ? 'disarm' : 'sleep';
        },
        sleep: (w) => wait(w, 'published', w['seen'], 'start'),
    };
}
const still = { published: 0, consumed: 0, armed: 0 };
function lostIn(t, words, programs, messages) {
    const { ends, states } = explore(words, programs);
    t.diagnostic(`${states} states, ${ends.length} ends`);
    assert.ok(ends.length > 0, 'the exploration ends somewhere');
    return ends.filter((end) => end.words['consumed'] !== messages || Object.values(end.threads).some((thread) => thread !== 'done')).length;
}
for (const messages of [1, 2, 3, 6]) {
    test(`sleeping on the armed word loses none of ${messages} messages`, (t) => {
        const programs = { sender: sender(messages, 'armed', 'sent'), receiver: receiver(messages) };
        assert.equal(lostIn(t, { ...still, sent: 0 }, programs, messages), 0);
    });
}
test('sleeping on the armed word loses nothing of two senders, or of three', (t) => {
    for (const senders of [2, 3]) {
        const messages = senders * 2;
        const words = { ...still };
        const programs = { receiver: receiver(messages) };
        for (let i = 0; i < senders; i++) {
            words[`sent${i}`] = 0;
            programs[`sender${i}`] = sender(2, 'armed', `sent${i}`);
        }
        assert.equal(lostIn(t, words, programs, messages), 0);
    }
});
test('sleeping on the cursor loses a wake-up with two messages, though not with one', (t) => {
    const lost = (messages) => lostIn(t, { ...still, sent: 0, seen: 0 }, { sender: sender(messages, 'published', 'sent'), receiver: receiverAsleepOnCursor(messages) }, messages);
    assert.equal(lost(1), 0);
    assert.ok(lost(2) > 0);
});
test('the model sees what is lost when a side looks before it speaks', (t) => {
    const messages = 2;
    const good = receiver(messages);
    const looksBeforeArming = { ...good, arm: good['lookAgain'], lookAgain: () => 'sleep', sleep: armAndSleep };
    assert.ok(lostIn(t, { ...still, sent: 0 }, { sender: sender(messages, 'armed', 'sent'), receiver: looksBeforeArming }, messages) > 0);
    const looksBeforePublishing = {
        start: (w) => {
            if (w['sent'] === messages)
                return 'done';
            w['sent'] += 1;
            return w['armed'] === 1 ? 'publishAndTake' : 'publish';
        },
        publish: (w) => {
            w['published'] += 1;
            return 'start';
        },
        publishAndTake: (w) => {
            w['published'] += 1;
            return 'take';
        },
        take: (w) => (exchange(w, 'armed', 0) === 1 ? 'notify' : 'start'),
        notify: (_, notify) => {
            notify('armed');
            return 'start';
        },
    };
    assert.ok(lostIn(t, { ...still, sent: 0 }, { sender: looksBeforePublishing, receiver: good }, messages) > 0);
});
function armAndSleep(words) {
    words['armed'] = 1;
    return wait(words, 'armed', 1, 'start');
}
/*
 * Both directions: a ring of `slots`, whose producer sleeps hungry when it is full and whose consumer sleeps when it
 * is empty.
 */
function boundedProducer(messages, slots, hungerFirst) {
    const setHungry = (then) => (w) => {
        w['hungry'] = 1;
        return then;
    };
    const arm = (then) => (w) => {
        w['producerArmed'] = 1;
        return then;
    };
    return {
        start: (w) => {
            if (w['published'] === messages)
                return 'done';
            if (w['published'] - w['released'] === slots)
                return 'starve';
            w['published'] += 1;
            return 'look';
        },
        look: (w) => (w['consumerArmed'] === 1 ? 'take' : 'start'),
        take: (w) => (exchange(w, 'consumerArmed', 0) === 1 ? 'notify' : 'start'),
        notify: (_, notify) => {
            notify('consumerArmed');
            return 'start';
        },
        starve: hungerFirst ? setHungry('arm') : arm('lookAgain'),
        arm: arm('lookAgain'),
        lookAgain: (w) => {
            if (w['published'] - w['released'] < slots)
                return 'disarm';
            return hungerFirst ? 'sleep' : 'lateHunger';
        },
        lateHunger: setHungry('sleep'),
        disarm: (w) => {
            w['producerArmed'] = 0;
            return 'fed';
        },
        sleep: (w) => wait(w, 'producerArmed', 1, 'fed'),
        fed: (w) => {
            w['hungry'] = 0;
            return 'start';
        },
    };
}
function boundedConsumer(messages) {
    return {
        start: (w) => {
            if (w['released'] === messages)
                return 'done';
            if (w['published'] === w['released'])
                return 'arm';
            w['released'] += 1;
            return 'lookHungry';
        },
        lookHungry: (w) => (w['hungry'] === 1 ? 'look' : 'start'),
        look: (w) => (w['producerArmed'] === 1 ? 'take' : 'start'),
        take: (w) => (exchange(w, 'producerArmed', 0) === 1 ? 'notify' : 'start'),
        notify: (_, notify) => {
            notify('producerArmed');
            return 'start';
        },
        arm: (w) => {
            w['consumerArmed'] = 1;
            return 'lookAgain';
        },
        lookAgain: (w) => (w['published'] > w['released'] ? 'disarm' : 'sleep'),
        disarm: (w) => {
            w['consumerArmed'] = 0;
            return 'start';
        },
        sleep: (w) => wait(w, 'consumerArmed', 1, 'start'),
    };
}
function stuckIn(t, messages, slots, hungerFirst) {
    const words = { published: 0, released: 0, consumed: messages, hungry: 0, producerArmed: 0, consumerArmed: 0 };
    const programs = {
        producer: boundedProducer(messages, slots, hungerFirst),
        consumer: boundedConsumer(messages),
    };
    return lostIn(t, words, programs, messages);
}
test('a producer that starves is always fed and a consumer always rung, in rings of one and two slots', (t) => {
    for (const slots of [1, 2])
        for (const messages of [2, 4, 7])
            assert.equal(stuckIn(t, messages, slots, true), 0);
});
test('a producer that says that it is hungry only after looking again starves for ever', (t) => {
    assert.ok(stuckIn(t, 2, 1, false) > 0);
});
//# sourceMappingURL=doorbell-model.test.js.map