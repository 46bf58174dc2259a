import { rules } from './rfc6455/table.js';
import { keyedGroups, restartedGroups } from './keyed-table.js';
import { groups, slowCases } from './table.js';
const HEAD = `# What is sent to the door, and what it answers

Made from the tables of these tests, and kept by one: \`WRITE_README=1 node test/run.mjs all hostile/readme\` writes it anew.

Each case is played over a socket of its own against a started gateway. After each one a good order on another connection
must get 201; in the end the process must be the same, its log without an error and its memory where it was.

An answer is a status and the gateway's code, one after the other; a status alone is success, or a page of the HTTP parser
itself. _Closed_: the gateway ends the connection. _Waits_: it is open, and the gateway waits for what is missing. With
neither the connection goes on, which the next request on it shows. On a WebSocket frames that are no answers stand by their
names: \`pong ab\`, \`close 1000\`.

Where an answer isn't what the RFC wants, a note says what it wants, why it isn't so here, and what that risks. They are
expected results: when a new version of the parser changes one, a test says so.
`;
const KEYED = `Two accounts, \`demo\` and \`hedge\`, and a key for almost each case. In the middle the gateway is ended by kill -9 and
started again on its journal. Where several connections say the same at the same time, their answers stand in the order of
their names.
`;
/** The page: every case with its answer, group by group. */
export function renderReadme() {
    const notes = [];
    const http = [...groups, slowCases].map((group) => renderGroup(group, notes));
    const keyed = [...keyedGroups, ...restartedGroups];
    const withKeys = keyed.map((group) => renderGroup(group, notes));
    const ws = rules.map((group) => renderGroup(group, notes));
    const count = (all) => all.reduce((sum, { cases }) => sum + cases.length, 0);
    return [
        HEAD,
        `## The front door: ${count([...groups, slowCases])} cases\n`,
        ...http,
        `## With keys: ${count(keyed)} cases\n`,
        KEYED,
        ...withKeys,
        `## RFC 6455: ${count(rules)} rules\n`,
        "By the numbers of Autobahn's groups, over raw sockets. Autobahn has an echo to look at; here a text that is no call gets\n`400 INVALID_JSON` and the session goes on, which shows that it was read.\n",
        ...ws,
        '## Notes\n',
        `${notes.map((note, i) => `${i + 1}. ${note}`).join('\n')}\n`,
    ].join('\n');
}
function renderGroup({ title, about, cases }, notes) {
    const rows = cases.map(({ name, answer, orElse, deviation }) => {
        const note = deviation === undefined ? '' : ` (${noteOf(deviation, notes)})`;
        return [cell(name), `${cell(shortened(answer))}${orElse === undefined ? '' : ` or ${cell(orElse)}`}${note}`];
    });
    return `### ${title}\n\n${about}\n\n${aligned([['sent', 'answer'], ...rows])}\n`;
}
/** A table as the formatter writes it; the first row is its head. */
function aligned(rows) {
    const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column].length)));
    const line = (cells, fill) => `| ${cells.map((text, column) => text.padEnd(widths[column], fill)).join(' | ')} |`;
    const lines = rows.map((row) => line(row, ' '));
    return [lines[0], line(['', ''], '-'), ...lines.slice(1)].join('\n');
}
/** The number of the note; the same text has the same. */
function noteOf(text, notes) {
    const at = notes.indexOf(text);
    if (at >= 0)
        return `note ${at + 1}`;
    return `note ${notes.push(text)}`;
}
/** "200, 200, 200" → "200 × 3". */
function shortened(answer) {
    const runs = [];
    for (const word of answer.split(', ')) {
        const last = runs.at(-1);
        if (last?.word === word)
            last.times += 1;
        else
            runs.push({ word, times: 1 });
    }
    return runs.map(({ word, times }) => (times === 1 ? word : `${word} × ${times}`)).join(', ');
}
function cell(text) {
    return text
        .replaceAll('\\', '\\\\')
        .replaceAll('|', '\\|')
        .replaceAll('*', '\\*')
        .replaceAll('<', '&lt;')
        .replaceAll('__', '\\_\\_');
}
//# sourceMappingURL=readme.js.map