export function createDeskReports(broker, writer, meter) {
    let uncounted = 0;
    return {
        next: writer.next,
        put(kind, orderId, attempt, text) {
            uncounted += 1;
            writer.put(kind, broker, orderId, attempt, text);
        },
        isTight: () => writer.isTight(),
        count() {
            if (uncounted > 0)
                meter.count('reports', uncounted);
            uncounted = 0;
        },
    };
}
//# sourceMappingURL=desk-reports.js.map