import { healthPage } from '../control/health.js';
export const HEALTH = 'health';
export function createHealthChannel(sessions, status, publish) {
    let told = '';
    return {
        topicOf: () => HEALTH,
        welcome(session) {
            sessions.send(session, frame('snapshot', healthPage(status.read()).body));
        },
        tell(body) {
            if (body === told)
                return;
            if (told !== '')
                publish(HEALTH, frame('update', body));
            told = body;
        },
    };
}
function frame(type, body) {
    return `{"channel":"${HEALTH}","type":"${type}","data":${body}}`;
}
//# sourceMappingURL=health-channel.js.map