import { selfTimes } from './cpu-profile.js';
export function callTree(profile, windows) {
    const times = selfTimes(profile, windows);
    const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
    const called = new Set(profile.nodes.flatMap(({ children = [] }) => children));
    const root = growing('all', '');
    const waits = new Map();
    /** Node's own frames below the first of the program say nothing: what they called stands at the bottom. */
    function add(node, parent) {
        const { callFrame, children = [] } = node;
        const name = callFrame.functionName || '(anonymous)';
        const place = placeOf(callFrame);
        const us = times.get(node.id) ?? 0;
        const wait = waitOf(name, place);
        const isStem = name === '(root)' || (parent === root && callFrame.url.startsWith('node:'));
        if (wait !== undefined && us > 0)
            waits.set(wait, (waits.get(wait) ?? 0) + us);
        const selfUs = wait === undefined ? us : 0;
        const own = isStem && selfUs === 0 ? parent : childOf(parent, name, place);
        own.selfUs += selfUs;
        for (const id of children) {
            const child = nodes.get(id);
            if (child !== undefined)
                add(child, isStem ? parent : own);
        }
    }
    for (const node of profile.nodes)
        if (!called.has(node.id))
            add(node, root);
    const work = finished(root);
    const waitUs = [...waits.values()].reduce((sum, us) => sum + us, 0);
    return {
        root: work,
        waits: new Map([...waits].toSorted(([, a], [, b]) => b - a)),
        allUs: work.totalUs + waitUs,
    };
}
/** By what a thread waits for: its event loop, its doorbell, the disk. Else undefined. */
function waitOf(name, place) {
    if (name === '(idle)')
        return 'idle';
    if (name === 'park' && place.startsWith('core/memory/doorbell.'))
        return 'park';
    return name === 'fdatasync' && place === '' ? 'fdatasync' : undefined;
}
function growing(name, place) {
    return { name, place, selfUs: 0, children: new Map() };
}
function childOf(parent, name, place) {
    const key = `${name} ${place}`;
    const known = parent.children.get(key) ?? growing(name, place);
    parent.children.set(key, known);
    return known;
}
/** Without what took no time. */
function finished({ name, place, selfUs, children }) {
    const kept = [...children.values()]
        .map(finished)
        .filter(({ totalUs }) => totalUs > 0)
        .toSorted((a, b) => b.totalUs - a.totalUs);
    return { name, place, selfUs, totalUs: kept.reduce((sum, { totalUs }) => sum + totalUs, selfUs), children: kept };
}
function placeOf({ url, lineNumber }) {
    if (url === '')
        return '';
    const short = url.replace(/^.*\/dist\//, '').replace(/^.*\/(?=node_modules\/)/, '');
    return lineNumber < 0 ? short : `${short}:${lineNumber + 1}`;
}
/** The functions with the most time of their own, whoever called them. */
export function busiest({ root }, most) {
    const functions = new Map();
    function visit({ name, place, selfUs, children }) {
        const key = `${name} ${place}`;
        functions.set(key, { name, place, selfUs: selfUs + (functions.get(key)?.selfUs ?? 0) });
        children.forEach(visit);
    }
    visit(root);
    return [...functions.values()]
        .filter(({ selfUs }) => selfUs > 0)
        .toSorted((a, b) => b.selfUs - a.selfUs)
        .slice(0, most);
}
//# sourceMappingURL=call-tree.js.map