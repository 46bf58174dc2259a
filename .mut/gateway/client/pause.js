/** The pause after so many failures in a row: doubled, bounded, and between half and all of it by chance. */
export function pauseMs({ minMs, maxMs }, failures) {
    const whole = Math.min(maxMs, minMs * 2 ** Math.min(failures, 30));
    return whole / 2 + (Math.random() * whole) / 2;
}
//# sourceMappingURL=pause.js.map