import { type KillCallName, type KillCalls, type KillFields, isRefusal } from '../control/kill-calls.ts';
import { JsonError, type JsonReader, JsonType } from '../inbound/json-reader.ts';
import { jsonRefusal } from '../inbound/parse.ts';
import { refusal } from '../inbound/refusal.ts';
import { type Principal, Scope, may } from '../keys/principal.ts';
import type { HttpReply } from './reply.ts';
import type { RequestHead } from './request-head.ts';

/** POST /kill, POST /resume, GET /kill. */
export interface KillRoutes {
  kill(head: RequestHead, body: Uint8Array, reply: HttpReply, who: Principal): void;
  resume(head: RequestHead, body: Uint8Array, reply: HttpReply, who: Principal): void;
}

const noAdmin = refusal('FORBIDDEN_SCOPE', 'This key is no administrator’s.');

export function createKillRoutes(calls: KillCalls, reader: JsonReader): KillRoutes {
  function answer(call: KillCallName, fields: KillFields, reply: HttpReply, who: Principal): void {
    void calls.run(call, fields, who.key === '' ? 'the local account' : `key ${who.key}`).then((result) => {
      // A promise goes on wherever the loop is just then: never within another socket's callback.
      setImmediate(() => {
        if (isRefusal(result)) reply.refuse(result);
        else reply.ok(200, JSON.stringify(result));
      });
    });
  }

  function post(call: KillCallName, body: Uint8Array, reply: HttpReply, who: Principal): void {
    const error = reader.read(body, 0, body.length);
    if (error === JsonError.none) answer(call, fieldsOf(reader), reply, who);
    else reply.refuse(jsonRefusal('The body', reader, error));
  }

  return {
    kill(head, body, reply, who) {
      const isPost = head.method === 'POST';
      if (!isPost && head.method !== 'GET') reply.refuse(onlyBy('GET, POST'));
      else if (!may(who, Scope.admin)) reply.refuse(noAdmin);
      else if (isPost) post('kill', body, reply, who);
      else answer('state', {}, reply, who);
    },
    resume(head, body, reply, who) {
      if (head.method !== 'POST') reply.refuse(onlyBy('POST'));
      else if (!may(who, Scope.admin)) reply.refuse(noAdmin);
      else post('resume', body, reply, who);
    },
  };
}

function onlyBy(allow: string) {
  return { code: 'METHOD_NOT_ALLOWED', message: `This path takes ${allow}.`, allow } as const;
}

/** `null` is as if it weren't there. */
function fieldsOf(reader: JsonReader): KillFields {
  const fields: Record<string, unknown> = {};
  for (let field = 0; field < reader.count; field++) {
    const type = reader.type[field];
    if (type === JsonType.null) continue;
    fields[reader.keyText(field)] = type === JsonType.string ? reader.valueText(field) : undefined;
  }
  return fields;
}
