export function printCallMap(): Promise<void> { return Promise.resolve(); }
