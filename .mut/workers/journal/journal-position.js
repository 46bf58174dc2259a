export function positionOf(paths, header, at, end) {
    const { journalId, number, segmentBytes } = header;
    const { nextSeq, chain } = end;
    return { data: paths.data, journalId, segmentNumber: number, segmentBytes, at, nextSeq, chain };
}
//# sourceMappingURL=journal-position.js.map