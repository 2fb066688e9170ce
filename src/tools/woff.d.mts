export function woff(ttf: Buffer): Buffer;
