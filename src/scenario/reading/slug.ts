/**
 * A scenario's name as the name of a folder: small letters, digits and hyphens. Empty where the name has no letter a to
 * z and no digit.
 */
export function slug(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
