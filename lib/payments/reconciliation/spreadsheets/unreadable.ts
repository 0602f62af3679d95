export type Unreadable =
  /** An Excel workbook of before 2007. */
  | 'old_excel'
  | 'locked'
  /** A document, but no table of a kind that is read here: PDF, OpenDocument, Numbers. */
  | 'other_format'
  | 'unreadable';

/** A file that is no table that can be read, and what it is instead. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
  readonly reason: Unreadable;

  constructor(reason: Unreadable) {
    super(`a file is ${reason}`);
    this.reason = reason;
  }
}
