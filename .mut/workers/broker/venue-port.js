export {};
//# sourceMappingURL=venue-port.js.map