export function isInstalled(wanted: object, installed: object | undefined): boolean;
export function ensureInstalled(folder: string): void;
