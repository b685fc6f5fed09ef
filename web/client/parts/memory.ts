/** Choices kept between visits. A browser that forbids storage only forgets them. */
export function remembered(name: string): string | null {
  try {
    return localStorage.getItem(`qpg.${name}`);
  } catch {
    return null;
  }
}

export function remember(name: string, value: string): void {
  try {
    localStorage.setItem(`qpg.${name}`, value);
  } catch {
    // Private windows of some browsers throw here; the choice then lasts as long as the page.
  }
}
