/** A title that the main text breaks over centred lines is put on one line, as the page states it elsewhere. */

/** Lines that could still be the title's beginning are held back until they are, or are not. */
export class TitleLine {
  private held: string[] = [];
  private done = false;
  private readonly wanted: string;

  constructor(
    title: string,
    private readonly write: (line: string) => void,
  ) {
    this.wanted = squeeze(title);
  }

  line(text: string): void {
    const sofar = this.done ? null : squeeze([...this.held, text].join(''));
    if (sofar === this.wanted) {
      this.write([...this.held, text].join(''));
      this.held = [];
      this.done = true;
    } else if (sofar !== null && this.wanted.startsWith(sofar)) this.held.push(text);
    else {
      this.flush();
      this.write(text);
    }
  }

  /** Writes what was held back: the text is at its end, or something else than a line follows. */
  flush(): void {
    for (const line of this.held) this.write(line);
    this.held = [];
  }
}

/** Text without white space, for comparing. */
export function squeeze(text: string): string {
  return text.replace(/[\s\u3000]+/g, '');
}
