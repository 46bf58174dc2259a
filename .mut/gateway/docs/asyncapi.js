import { MAX_DEPTH } from '../inbound/json-reader.js';
import { LIFETIME_MS } from '../ws/lifetimes.js';
import { IDLE_S } from '../ws/socket-port.js';
import { MAX_FRAME_BYTES, MAX_ID_BYTES, MAX_ORDER_FRAME_BYTES, MAX_OTHER_FRAME_BYTES } from '../ws/ws-door.js';
import { MAX_SUBSCRIPTIONS } from '../ws/subscriptions.js';
import { answerSchemas } from './answer-schemas.js';
import { examples } from './examples.js';
import { anyOf, list, object, ref } from './json-schema.js';
import { byStatus, callId, refusedBy } from './refusals.js';
import { requestSchemas } from './request-schemas.js';
import { LIMITS, LOGGING_ON } from './security.js';
import { FRAME_CODES, WS_CHANNELS, WS_CLOSES, WS_METHODS } from './ws-calls.js';
import { wireMessages, wireOperations } from './wire-messages.js';
import { WIRE_ABOUT, WIRE_RULES } from './wire-records.js';
export const WS_ABOUT = `One connection to \`/ws\`, text frames of JSON: \`{"id":7,"method":"order.place","params":{…}}\` is answered by \`{"id":7,"status":201,"result":{…},"rate_limits":[…]}\` or \`{"id":7,"status":422,"error":{…}}\`. The id is a whole number or a text of at most ${MAX_ID_BYTES} bytes and comes back as it was; answers may overtake each other. Frames of channels have \`channel\` and no id.

Binary frames on the same connection hold records: orders, cancels and their answers, and with \`"format":"binary"\` in a subscription reports, quotes and trades. The part on binary records documents each byte.

A frame has at most ${MAX_FRAME_BYTES} bytes (an order ${MAX_ORDER_FRAME_BYTES}, all others but batches ${MAX_OTHER_FRAME_BYTES}) and ${MAX_DEPTH} levels; a session at most ${MAX_SUBSCRIPTIONS} subscriptions. Who sends nothing for ${IDLE_S} s, not even a pong, is closed, and so is every session after ${LIFETIME_MS / 60_000} minutes.

${LOGGING_ON}

${LIMITS}`;
/** AsyncAPI 3.0.0, from the gateway's side: it receives calls and sends answers and frames. */
export function asyncapi(version, host) {
    const messages = {};
    const operations = {};
    const calls = {};
    const records = {};
    const channels = {};
    const add = (into, name, message) => {
        messages[name] = message;
        into[name] = { $ref: `#/components/messages/${name}` };
        return message;
    };
    for (const method of WS_METHODS) {
        const { name } = method;
        add(calls, name, {
            name,
            title: name,
            summary: method.about,
            contentType: 'application/json',
            payload: callSchema(method),
            examples: [{ name: 'call', payload: { id: 7, method: name, params: examples[method.paramsExample] } }],
        });
        add(calls, `${name}.answer`, {
            name: `${name}.answer`,
            title: `The answer to ${name}`,
            contentType: 'application/json',
            payload: answerSchema(method),
            examples: [
                {
                    name: 'answer',
                    payload: { id: 7, status: method.statuses[0], result: examples[method.resultExample], rate_limits: [] },
                },
            ],
        });
        operations[name] = {
            action: 'receive',
            title: name,
            summary: method.about,
            channel: { $ref: '#/channels/calls' },
            messages: [{ $ref: `#/channels/calls/messages/${name}` }],
            reply: {
                channel: { $ref: '#/channels/calls' },
                messages: [{ $ref: `#/channels/calls/messages/${name}.answer` }],
            },
        };
    }
    add(calls, 'refused', {
        name: 'refused',
        title: 'The answer to a frame that is no call',
        contentType: 'application/json',
        payload: frameRefusalSchema(),
        examples: [
            {
                name: 'refused',
                payload: {
                    id: null,
                    status: 400,
                    error: { code: 'INVALID_JSON', message: 'The frame is not JSON, at byte 0.' },
                },
            },
        ],
    });
    operations['refused'] = {
        action: 'send',
        title: 'refused',
        summary: 'A frame that is no call: its id is null where none could be read.',
        channel: { $ref: '#/channels/calls' },
        messages: [{ $ref: '#/channels/calls/messages/refused' }],
    };
    for (const [name, message] of Object.entries(wireMessages()))
        add(records, name, message);
    Object.assign(operations, wireOperations('records'));
    for (const { key, name, about, frame, example, isUnasked } of WS_CHANNELS) {
        const own = {};
        add(own, `${key}.frame`, {
            name: `${key}.frame`,
            title: `A frame of ${name}`,
            contentType: 'application/json',
            payload: ref(frame),
            examples: [{ name: 'frame', payload: examples[example] }],
        });
        channels[key] = {
            address: '/ws',
            title: name,
            description: `${about} On the same connection as the calls${isUnasked ? '' : `, after subscribe {"channel":"${name}"}`}.`,
            messages: own,
        };
        operations[`${key}.frames`] = {
            action: 'send',
            title: name,
            summary: about,
            channel: { $ref: `#/channels/${key}` },
            messages: [{ $ref: `#/channels/${key}/messages/${key}.frame` }],
        };
    }
    return {
        asyncapi: '3.0.0',
        info: {
            title: 'tickgate WebSocket',
            version,
            description: `${WS_ABOUT}\n\n${WS_CLOSES.map(([code, why]) => `- ${code}: ${why}`).join('\n')}`,
            license: { name: 'Apache-2.0' },
        },
        defaultContentType: 'application/json',
        servers: { gateway: { host, protocol: 'ws', description: 'this gateway' } },
        channels: {
            calls: { address: '/ws', title: 'Calls', description: 'Calls and their answers.', messages: calls },
            records: {
                address: '/ws',
                title: 'Binary records',
                description: [WIRE_ABOUT, ...WIRE_RULES.map(([term, text]) => `- **${term}** ${text}`)].join('\n\n'),
                messages: records,
            },
            ...channels,
        },
        operations,
        components: { messages, schemas: { ...requestSchemas, ...answerSchemas } },
    };
}
function callSchema({ name, params }) {
    const { required = [] } = requestSchemas[params];
    const optional = required.length === 0 ? ['params'] : [];
    return object({ id: callId, method: { const: name }, params: ref(params) }, optional);
}
function answerSchema({ statuses, result, codes }) {
    const good = object({
        id: callId,
        status: { type: 'integer', enum: statuses },
        result: ref(result),
        rate_limits: list(ref('RateLimit'), 'what is left of the budgets; none for the local account'),
    });
    const bad = [...byStatus(codes)].map(([status, ofStatus]) => ({
        allOf: [{ properties: { status: { const: status } } }, refusedBy(ofStatus, 'Call')],
    }));
    return anyOf([good, ...bad]);
}
function frameRefusalSchema() {
    return { allOf: [ref('FrameRefusal'), { properties: { error: { properties: { code: { enum: FRAME_CODES } } } } }] };
}
//# sourceMappingURL=asyncapi.js.map