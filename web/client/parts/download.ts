/** Files made in the page, handed to the user under a given name. */

export function saveBlob(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // The download has its own reference once it has begun; the address may be freed a moment later.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

export const saveText = (text: string, type: string, name: string): void =>
  saveBlob(new Blob([text], { type: `${type};charset=utf-8` }), name);

/** Characters that a file name cannot hold on one of the common systems become a hyphen. */
export const fileName = (stem: string, extension: string): string =>
  `${stem.replace(/[\\/:*?"<>|\s]+/g, '-').slice(0, 80)}.${extension}`;
