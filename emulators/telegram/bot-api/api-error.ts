/** What the Bot API says when it does not do what it was asked. */
export class ApiError extends Error {
  readonly code: number;
  readonly parameters: Record<string, unknown> | null;
  constructor(
    code: number,
    description: string,
    parameters: Record<string, unknown> | null = null,
  ) {
    super(description);
    this.code = code;
    this.parameters = parameters;
  }
}

export function badRequest(description: string): ApiError {
  return new ApiError(400, `Bad Request: ${description}`);
}

export function forbidden(description: string): ApiError {
  return new ApiError(403, `Forbidden: ${description}`);
}

export function conflict(description: string): ApiError {
  return new ApiError(409, `Conflict: ${description}`);
}
