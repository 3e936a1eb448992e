/** The address so many ports further on. */
export function offsetPort(address: string, by: number): string {
  const colon = address.lastIndexOf(':');
  return `${address.slice(0, colon)}:${Number(address.slice(colon + 1)) + by}`;
}
