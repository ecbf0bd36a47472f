/** How many tints there are for avatars. */
export const TINT_COUNT = 8;

/** The tint of a user: always the same for the same user, from 0 to `TINT_COUNT` - 1. */
export function toTint(user: string): number {
  let sum = 0;
  for (const character of user) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003;
  return sum % TINT_COUNT;
}

/** The letter that stands for a name: its first, whole even where it takes several code points. */
export function toInitial(name: string): string {
  const [first] = new Intl.Segmenter().segment(name.trim());
  return (first?.segment ?? "?").toLocaleUpperCase();
}
