/** A length as it stands beside the measuring line: whole metres, from one kilometre on km with two decimals. */
export function lengthText(lengthM: number): string {
  if (lengthM < 999.5) return `${Math.round(lengthM)}\u202fm`;
  const [whole = '0', decimals = '00'] = (lengthM / 1000).toFixed(2).split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, '\u202f')}.${decimals}\u202fkm`;
}
