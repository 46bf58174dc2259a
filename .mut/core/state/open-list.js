export function createOpenList(accounts, orders) {
    return {
        heads: new Int32Array(accounts),
        next: new Int32Array(orders),
        previous: new Int32Array(orders),
        owners: new Int32Array(orders),
    };
}
export function linkOpen(list, account, row) {
    const head = list.heads[account];
    list.next[row] = head;
    list.previous[row] = 0;
    if (head !== 0)
        list.previous[head - 1] = row + 1;
    list.heads[account] = row + 1;
    list.owners[row] = account + 1;
}
export function unlinkOpen(list, account, row) {
    const next = list.next[row];
    const previous = list.previous[row];
    if (previous === 0)
        list.heads[account] = next;
    else
        list.next[previous - 1] = next;
    if (next !== 0)
        list.previous[next - 1] = previous;
    list.next[row] = 0;
    list.previous[row] = 0;
    list.owners[row] = 0;
}
//# sourceMappingURL=open-list.js.map