/**
 * Sum of many areas with Neumaier's compensation (补偿求和): correct to the last digits however many there are.
 *
 * @param areasM2 in any order; the sum does not depend on it beyond the last bit
 */
export function sumAreas(areasM2: ArrayLike<number>): number {
  let sum = 0;
  let lost = 0;
  for (let index = 0; index < areasM2.length; index += 1) {
    const area = areasM2[index] ?? 0;
    const next = sum + area;
    lost += Math.abs(sum) >= Math.abs(area) ? sum - next + area : area - next + sum;
    sum = next;
  }
  return sum + lost;
}
