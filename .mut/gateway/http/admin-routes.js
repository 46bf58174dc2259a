import { isRefusal } from '../control/admin-calls.js';
import { JsonError, JsonType } from '../inbound/json-reader.js';
import { jsonRefusal } from '../inbound/parse.js';
import { refusal } from '../inbound/refusal.js';
import { Scope, may } from '../keys/principal.js';
const noAdmin = refusal('FORBIDDEN_SCOPE', 'This key is no administrator’s.');
export function createAdminRoutes(calls, reader) {
    function answer(call, fields, reply, who) {
        void calls.run(call, fields, who.key === '' ? 'the local account' : `key ${who.key}`).then((result) => {
            // A promise goes on wherever the loop is just then: never within another socket's callback.
            setImmediate(() => {
                if (isRefusal(result))
                    reply.refuse(result);
                else
                    reply.ok(200, JSON.stringify(result));
            });
        });
    }
    function post(call, body, reply, who) {
        const error = reader.read(body, 0, body.length);
        if (error === JsonError.none)
            answer(call, fieldsOf(reader), reply, who);
        else
            reply.refuse(jsonRefusal('The body', reader, error));
    }
    return {
        kill(head, body, reply, who) {
            const isPost = head.method === 'POST';
            if (!isPost && head.method !== 'GET')
                reply.refuse(onlyBy('GET, POST'));
            else if (!may(who, Scope.admin))
                reply.refuse(noAdmin);
            else if (isPost)
                post('kill', body, reply, who);
            else
                answer('state', {}, reply, who);
        },
        resume(head, body, reply, who) {
            if (head.method !== 'POST')
                reply.refuse(onlyBy('POST'));
            else if (!may(who, Scope.admin))
                reply.refuse(noAdmin);
            else
                post('resume', body, reply, who);
        },
    };
}
function onlyBy(allow) {
    return { code: 'METHOD_NOT_ALLOWED', message: `This path takes ${allow}.`, allow };
}
/** `null` is as if it weren't there. */
function fieldsOf(reader) {
    const fields = {};
    for (let field = 0; field < reader.count; field++) {
        const type = reader.type[field];
        if (type === JsonType.null)
            continue;
        fields[reader.keyText(field)] = type === JsonType.string ? reader.valueText(field) : undefined;
    }
    return fields;
}
//# sourceMappingURL=admin-routes.js.map