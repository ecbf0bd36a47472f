/** A random text of the given strength in the alphabet of base64url, from the platform's secure generator. */
export function createSecret(bits: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(bits / 8));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}
