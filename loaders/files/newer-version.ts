/** Is a version such as "0.10.0" later than another? */
export function isNewerVersion(version: string, than: string): boolean {
  const [a, b] = [version, than].map((text) => text.split(/[.-]/, 3).map(Number)) as [number[], number[]];
  const first = a.findIndex((part, i) => part !== b[i]);
  return first !== -1 && a[first]! > (b[first] ?? 0);
}
