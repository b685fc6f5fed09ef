/**
 * Readers turn a file's bytes into text with its tables; they decide by content, never by the file's name.
 * One file per format in `readers/`, all passing `test/contracts/reader.ts`.
 */
import type { Issue, Removed, Table } from '../graph/model.ts';

/** A file as it came: its name (no path) and bytes. */
export interface RawFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What a reader gives: text with '\n' line ends; table rows are lines, their cells separated by '\t'. */
export interface SourceText {
  readonly mediaType: string;
  readonly encoding: string;
  readonly text: string;
  /** Offsets into `text`. */
  readonly tables: readonly Table[];
  /** Label–value pairs that the format itself states (HTML meta, PDF info), not the page's text. */
  readonly properties: Readonly<Record<string, string>>;
  readonly issues: readonly Issue[];
  /**
   * What the reader itself left out because only it could tell (running heads, page numbers); start = end = where
   * in `text` it would have stood.
   */
  readonly removed?: readonly Removed[];
}

export interface Reader {
  readonly name: string;
  /** Whether these bytes are of this format, by signature or structure; must not throw. */
  recognises(file: RawFile): boolean;
  /** @throws QpgError FILE_UNREADABLE, NEEDS_OCR, FILE_TOO_LARGE: with the file's name and what to do. */
  read(file: RawFile): Promise<SourceText>;
  /** Untrusted binary formats run in a worker that can be ended after a time limit. */
  readonly isolated: boolean;
  /** Loads what the reader needs, so that its time limit counts reading only. */
  prepare?(): Promise<void>;
  /** Files of an isolated format smaller than this many bytes are harmless enough to be read in place. */
  readonly inPlaceBelow?: number;
}
