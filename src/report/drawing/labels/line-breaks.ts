/** Text broken into lines of at most so many characters, at spaces; a longer word has a line to itself. */
export function wrapText(text: string, characters: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= characters) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** The same number of lines, made as equal in length as they can be: a headline does not leave one word alone. */
export function balanceText(text: string, characters: number): string[] {
  const lines = wrapText(text, characters);
  for (let narrower = characters - 1; narrower > 0; narrower--) {
    const attempt = wrapText(text, narrower);
    if (attempt.length > lines.length || attempt.some((line) => line.length > narrower))
      return wrapText(text, narrower + 1);
  }
  return lines;
}
