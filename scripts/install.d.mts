export function nodeProblem(version: string): string | undefined;
export function isInstalled(wanted: object, installed: object | undefined): boolean;
export function ensureInstalled(folder: string): void;
export function npm(args: readonly string[], folder: string): number | null;
export function folderProblem(folder: string): string | undefined;
