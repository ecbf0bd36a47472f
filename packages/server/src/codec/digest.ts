/**
 * Fingerprint of a text in 106 bits: equal texts have equal ones, and two different texts of one user meet by chance
 * never. Not for use against somebody who seeks a collision; a user could only confuse their own keys with one.
 */
export function digest(text: string): string {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  let c = 0x9e3779b9;
  let d = 0x85ebca6b;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    a = Math.imul(a ^ unit, 2654435761);
    b = Math.imul(b ^ unit, 1597334677);
    c = Math.imul(c ^ unit, 2246822507) + a;
    d = Math.imul(d ^ unit, 3266489909) + b;
  }
  return [a ^ (b >>> 16), b ^ (a >>> 13), c ^ (d >>> 16), d ^ (c >>> 13)]
    .map((word) => (word >>> 0).toString(36))
    .join(".");
}
