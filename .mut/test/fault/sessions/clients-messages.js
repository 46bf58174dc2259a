export {};
//# sourceMappingURL=clients-messages.js.map