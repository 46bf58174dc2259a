const FENCE = 'FENCE';
/** Reads HTTP answers: "400 INVALID_JSON", or "400" for a page that is not the gateway's JSON. */
export class HttpWords {
    words = [];
    isFenced = false;
    #text = '';
    #isHead;
    constructor(isHead) {
        this.#isHead = isHead;
    }
    take(bytes) {
        this.#text += bytes.toString('latin1');
        while (this.#one(false))
            ;
    }
    end() {
        while (this.#one(true))
            ;
        if (this.#text !== '')
            this.words.push(`half an answer: ${JSON.stringify(this.#text)}`);
        this.#text = '';
    }
    #one(isOver) {
        const end = this.#text.indexOf('\r\n\r\n') + 4;
        if (end < 4)
            return false;
        const head = this.#text.slice(0, end);
        const status = /^HTTP\/1\.1 (\d{3}) /.exec(head)?.[1] ?? `no status line: ${JSON.stringify(head.slice(0, 40))}`;
        const length = /\r\nContent-Length: (\d+)\r\n/i.exec(head)?.[1];
        const isBare = status.startsWith('1') || (this.#isHead && this.words.length === 0);
        let bodyEnd = end;
        if (!isBare) {
            if (length === undefined && !isOver)
                return false;
            bodyEnd = length === undefined ? this.#text.length : end + Number(length);
        }
        if (this.#text.length < bodyEnd)
            return false;
        const body = this.#text.slice(end, bodyEnd);
        this.#text = this.#text.slice(bodyEnd);
        const code = body.startsWith('{') ? JSON.parse(body).error?.code : undefined;
        if (body.includes(FENCE))
            this.isFenced = true;
        else
            this.words.push(code === undefined ? status : `${status} ${code}`);
        return true;
    }
}
//# sourceMappingURL=http-words.js.map