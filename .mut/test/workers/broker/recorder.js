export function createRecorder() {
    const told = [];
    return { told, events: recording(told) };
}
/** The same for a venue that knows orders by id and attempt. */
export function createPortRecorder() {
    const told = [];
    const foreign = (kind, clientId, fields) => told.push(`foreign ${kind} ${clientId} ${JSON.stringify(fields)}`);
    return { told, events: { ...recording(told), foreign, together: (tell) => tell() } };
}
function recording(told) {
    const say = (name) => (...values) => {
        told.push([name, ...values].join(' '));
    };
    return {
        up: say('up'),
        down: say('down'),
        acknowledged: say('acknowledged'),
        rejected: say('rejected'),
        filled: say('filled'),
        cancelled: say('cancelled'),
        expired: say('expired'),
        cancelRejected: say('cancelRejected'),
        replaced: say('replaced'),
        replaceRejected: say('replaceRejected'),
        state: say('state'),
        listed: say('listed'),
    };
}
//# sourceMappingURL=recorder.js.map