/** Several export files as one download. */
import { strToU8, zipSync } from 'fflate';

export interface ZipFile {
  readonly name: string;
  readonly content: string | Uint8Array;
}

export const zipFiles = (files: readonly ZipFile[]): Buffer =>
  Buffer.from(
    zipSync(
      Object.fromEntries(
        files.map((f) => [f.name, typeof f.content === 'string' ? strToU8(f.content) : f.content]),
      ),
    ),
  );
