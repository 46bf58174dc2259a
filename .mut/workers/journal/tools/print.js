export {};
//# sourceMappingURL=print.js.map