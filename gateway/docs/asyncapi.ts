import { MAX_DEPTH } from '../inbound/json-reader.ts';
import { IDLE_S } from '../ws/socket-port.ts';
import { MAX_FRAME_BYTES, MAX_ID_BYTES, MAX_ORDER_FRAME_BYTES, MAX_OTHER_FRAME_BYTES } from '../ws/ws-door.ts';
import { MAX_SUBSCRIPTIONS } from '../ws/subscriptions.ts';
import { answerSchemas } from './answer-schemas.ts';
import { examples } from './examples.ts';
import { type JsonSchema, anyOf, list, object, ref } from './json-schema.ts';
import { byStatus, callId, refusedBy } from './refusals.ts';
import { requestSchemas } from './request-schemas.ts';
import { LOGGING_ON } from './security.ts';
import { FRAME_CODES, WS_CHANNELS, WS_CLOSES, WS_METHODS, type WsMethod } from './ws-calls.ts';

export const WS_ABOUT = `One connection to \`/ws\`, text frames of JSON: \`{"id":7,"method":"order.place","params":{…}}\` is answered by \`{"id":7,"status":201,"result":{…},"rate_limits":[…]}\` or \`{"id":7,"status":422,"error":{…}}\`. The id is a whole number or a text of at most ${MAX_ID_BYTES} bytes and comes back as it was; answers may overtake each other. Frames of channels have \`channel\` and no id.

Binary frames on the same connection hold records: orders, cancels and their answers, and with \`"format":"binary"\` in a subscription reports, quotes and trades. gateway/wire/README.md documents each byte.

A frame has at most ${MAX_FRAME_BYTES} bytes (an order ${MAX_ORDER_FRAME_BYTES}, all others but batches ${MAX_OTHER_FRAME_BYTES}) and ${MAX_DEPTH} levels; a session at most ${MAX_SUBSCRIPTIONS} subscriptions. Who sends nothing for ${IDLE_S} s and answers no ping is closed.

${LOGGING_ON}`;

/** AsyncAPI 3.0.0, from the gateway's side: it receives calls and sends answers and frames. */
export function asyncapi(version: string, host: string): object {
  const messages: Record<string, object> = {};
  const operations: Record<string, object> = {};
  const session: Record<string, object> = {};
  const channels: Record<string, object> = {};
  const add = (into: Record<string, object>, name: string, message: object): object => {
    messages[name] = message;
    into[name] = { $ref: `#/components/messages/${name}` };
    return message;
  };

  for (const method of WS_METHODS) {
    const { name } = method;
    add(session, name, {
      name,
      title: name,
      summary: method.about,
      contentType: 'application/json',
      payload: callSchema(method),
      examples: [{ name: 'call', payload: { id: 7, method: name, params: examples[method.paramsExample] } }],
    });
    add(session, `${name}.answer`, {
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
      channel: { $ref: '#/channels/session' },
      messages: [{ $ref: `#/channels/session/messages/${name}` }],
      reply: {
        channel: { $ref: '#/channels/session' },
        messages: [{ $ref: `#/channels/session/messages/${name}.answer` }],
      },
    };
  }
  add(session, 'refused', {
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
    channel: { $ref: '#/channels/session' },
    messages: [{ $ref: '#/channels/session/messages/refused' }],
  };

  for (const { key, name, about, frame, example } of WS_CHANNELS) {
    const own: Record<string, object> = {};
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
      description: `${about} On the same connection as the calls, after subscribe {"channel":"${name}"}.`,
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
      session: { address: '/ws', title: 'Calls', description: 'Calls and their answers.', messages: session },
      ...channels,
    },
    operations,
    components: { messages, schemas: { ...requestSchemas, ...answerSchemas } },
  };
}

function callSchema({ name, params }: WsMethod): JsonSchema {
  const { required = [] } = requestSchemas[params] as JsonSchema;
  const optional = required.length === 0 ? ['params'] : [];
  return object({ id: callId, method: { const: name }, params: ref(params) }, optional);
}

function answerSchema({ statuses, result, codes }: WsMethod): JsonSchema {
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

function frameRefusalSchema(): JsonSchema {
  return { allOf: [ref('FrameRefusal'), { properties: { error: { properties: { code: { enum: FRAME_CODES } } } } }] };
}
