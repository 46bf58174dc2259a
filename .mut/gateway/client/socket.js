/** The address of `/ws` where only the gateway is named. */
export function socketUrl(url) {
    const parsed = new URL(url);
    if (parsed.pathname === '/' || parsed.pathname === '')
        parsed.pathname = '/ws';
    return parsed.href.replace(/^http/, 'ws');
}
//# sourceMappingURL=socket.js.map