const PAGE = 500;
export async function readGateway(api, lookUp) {
    const orders = await pages(api, '/orders?status=all&', 'orders');
    const fills = await pages(api, '/fills?', 'fills');
    const { positions } = (await page(`${api}/positions`));
    const lookups = new Map();
    for (const id of lookUp) {
        const found = await fetch(`${api}/orders/by-client-id/${id}`);
        const body = (await found.json());
        lookups.set(id, found.status === 200 ? body : undefined);
    }
    return { orders, fills, positions, lookups };
}
async function pages(api, path, name) {
    const rows = [];
    for (let cursor = '';;) {
        const body = await page(`${api}${path}limit=${PAGE}${cursor}`);
        rows.push(...body[name]);
        const next = body['next_cursor'];
        if (typeof next !== 'string')
            return rows;
        cursor = `&cursor=${next}`;
    }
}
async function page(url) {
    const answer = await fetch(url);
    const text = await answer.text();
    if (answer.status !== 200)
        throw new Error(`GET ${url}: ${answer.status} ${text}`);
    return JSON.parse(text);
}
//# sourceMappingURL=gateway-view.js.map