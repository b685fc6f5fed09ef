/**
 * One table of error codes. A caller's mistake (a missing file, a locked folder) is a `QpgError` with a code
 * from this table; trouble inside a document is an `Issue` kept with it; anything else crashes with its cause.
 * Messages are Chinese because users read them: what, which file, what to do.
 */
export const errorCodes = {
  USAGE: { status: 400, exit: 2 },
  NOT_FOUND: { status: 404, exit: 1 },
  FILE_MISSING: { status: 404, exit: 1 },
  FILE_EMPTY: { status: 422, exit: 1 },
  FILE_UNREADABLE: { status: 422, exit: 1 },
  FILE_TOO_LARGE: { status: 413, exit: 1 },
  FILE_UNSUPPORTED: { status: 415, exit: 1 },
  NO_DOCUMENTS: { status: 422, exit: 1 },
  NOT_A_PLAN: { status: 422, exit: 1 },
  NEEDS_OCR: { status: 422, exit: 1 },
  READ_TIMEOUT: { status: 422, exit: 1 },
  DATA_LOCKED: { status: 409, exit: 1 },
  DATA_READ_ONLY: { status: 507, exit: 1 },
  DATA_FULL: { status: 507, exit: 1 },
  DATA_VERSION: { status: 409, exit: 1 },
  DATA_DAMAGED: { status: 500, exit: 1 },
  STORE_UNREACHABLE: { status: 503, exit: 1 },
  MODEL_DAMAGED: { status: 500, exit: 1 },
  INDEX_MISMATCH: { status: 409, exit: 1 },
  BAD_REQUEST: { status: 400, exit: 2 },
  FORBIDDEN: { status: 403, exit: 1 },
  RATE_LIMITED: { status: 429, exit: 1 },
  BUSY: { status: 503, exit: 1 },
} as const;

export type ErrorCode = keyof typeof errorCodes;

/** A mistake that the caller can mend: `message` says what is wrong, with what, and what to do (Chinese). */
export class QpgError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'QpgError';
    this.code = code;
  }

  /** HTTP status of the problem document (RFC 9457) that reports this error. */
  get status(): number {
    return errorCodes[this.code].status;
  }

  /** Process exit code: 1 could not be done, 2 wrong usage. */
  get exitCode(): number {
    return errorCodes[this.code].exit;
  }
}
