export {};
//# sourceMappingURL=event-sink.js.map