export {};
//# sourceMappingURL=risk-types.js.map