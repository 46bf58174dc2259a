export function createClients(watch) {
    const asks = [];
    const places = new Map();
    function ask(door, account, kind, name, request) {
        const one = { account, kind, name, request, state: 'waits' };
        asks.push(one);
        if (kind === 'place' && name !== '' && !places.has(`${account}/${name}`))
            places.set(`${account}/${name}`, one);
        door.request(account, request, {
            ok(status, result) {
                one.state = 'answered';
                watch.answered(one, status, result);
            },
            refuse(refusal) {
                one.state = 'answered';
                watch.refused(one, refusal);
            },
        });
    }
    const clients = {
        asks,
        ask,
        again(door, account, name) {
            const first = places.get(`${account}/${name}`);
            if (first !== undefined)
                ask(door, account, 'place', name, first.request);
        },
        retryAll(door) {
            for (const { account, kind, name, state } of asks) {
                // What is asked again here waits, or is answered: it isn't lost.
                if (kind === 'place' && name !== '' && state === 'lost')
                    clients.again(door, account, name);
            }
            for (const one of asks)
                if (one.state === 'lost' && one.kind === 'place')
                    one.state = 'answered';
        },
        processDied() {
            for (const one of asks)
                if (one.state === 'waits')
                    one.state = 'lost';
        },
        lastPlace: (account, name) => places.get(`${account}/${name}`),
    };
    return clients;
}
//# sourceMappingURL=clients.js.map