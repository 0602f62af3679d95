import PDFDocument from 'pdfkit';
import { type DocumentFont, documentFontFile } from './document-font';
import { PALETTE } from './palette';

type Doc = PDFKit.PDFDocument;
type Tag = 'H1' | 'H2' | 'H3' | 'H4' | 'P' | 'Figure' | 'Table' | 'TR' | 'TH' | 'TD' | 'Sect';
type Element = ReturnType<Doc['struct']>;

const FONTS: readonly DocumentFont[] = ['title', 'text', 'bold'];
const FIGURES = ['kern', 'lnum'] as const;

/** How a line of text is set; sizes and distances are in points. */
export type TextStyle = {
  font?: DocumentFont;
  size?: number;
  colour?: string;
  leading?: number;
  align?: 'left' | 'center' | 'right';
};

type Piece = Pick<TextStyle, 'font' | 'size' | 'colour'>;

export type DocumentFacts = { title: string; subject: string; madeOn: Date };

/**
 * Writes tagged A4 pages with the fonts and colours of the site. The same calls with the same
 * `madeOn` give the same bytes. Distances are in points from the top left corner.
 */
export class PdfWriter {
  readonly doc: Doc;
  readonly left = 78;
  readonly width = 595.28 - 2 * 78;
  private parent: Element;

  constructor({ title, subject, madeOn }: DocumentFacts) {
    this.doc = new PDFDocument({
      size: 'A4',
      margins: { top: 68, bottom: 70, left: this.left, right: this.left },
      bufferPages: true,
      pdfVersion: '1.7',
      tagged: true,
      lang: 'ru-RU',
      displayTitle: true,
      info: { Title: title, Subject: subject, Producer: 'PDFKit', CreationDate: madeOn },
    });
    for (const font of FONTS) this.doc.registerFont(font, documentFontFile(font));
    this.parent = this.doc.struct('Document');
    this.doc.addStructure(this.parent);
  }

  /** The finished document. */
  async bytes(): Promise<Buffer> {
    this.parent.end();
    const chunks: Buffer[] = [];
    this.doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.doc.on('end', resolve).on('error', reject).end();
    await promise;
    return Buffer.concat(chunks);
  }

  /** What `draw` puts on the page is one element of the document's structure. */
  tagged(tag: Tag, draw: () => void, alt?: string): void {
    this.parent.add(this.doc.struct(tag, alt ? { alt } : {}, draw));
  }

  /** A cell that names its column or its row. */
  headerCell(scope: 'Column' | 'Row', draw: () => void): void {
    this.parent.add(this.doc.struct('TH', { scope } as object, draw));
  }

  /** Elements made inside `draw` belong to one element: a table, a row. */
  within(tag: Tag, draw: () => void): void {
    const outer = this.parent;
    const element = this.doc.struct(tag);
    outer.add(element);
    this.parent = element;
    draw();
    element.end();
    this.parent = outer;
  }

  /** Ornament that a screen reader passes by. */
  artifact(draw: () => void): void {
    this.doc.markContent('Artifact', { type: 'Layout' });
    draw();
    this.doc.endMarkedContent();
  }

  heading(tag: 'H1' | 'H2' | 'H3', text: string, style: TextStyle = {}): void {
    const sizes = { H1: 34, H2: 23, H3: 15 };
    this.line(tag, text, { font: 'title', size: sizes[tag], leading: 1, ...style });
  }

  paragraph(text: string, style: TextStyle = {}): void {
    this.line('P', text, style);
  }

  /** A paragraph that opens with a few words in bold. */
  opened(opening: string, text: string): void {
    const { size, leading } = BODY;
    this.tagged('P', () => {
      this.doc.font('bold').fontSize(size).fillColor(PALETTE.ink);
      const options = { width: this.width, lineGap: leading };
      this.doc.text(`${opening} `, this.left, this.doc.y, { ...options, continued: true });
      this.doc.font('text').text(text, options);
    });
  }

  /** One line of differently set pieces on a common baseline, `height` points high. */
  spans(tag: Tag, height: number, pieces: readonly (Required<Piece> & { text: string })[]): void {
    const baseline = this.doc.y + height * 0.75;
    let x = this.left;
    this.tagged(tag, () => {
      for (const { text, font, size, colour } of pieces) {
        const options = { features: [...FIGURES], lineBreak: false };
        this.doc.font(font).fontSize(size).fillColor(colour);
        this.doc.text(text, x, baseline, { ...options, baseline: 'alphabetic' });
        x += this.doc.widthOfString(text, options);
      }
    });
    this.doc.y = baseline + height * 0.25;
  }

  /** How high a paragraph will be. */
  heightOf(text: string, style: TextStyle = {}): number {
    const { font, size, leading } = { ...BODY, ...style };
    this.doc.font(font).fontSize(size);
    return this.doc.heightOfString(text, { width: this.width, lineGap: leading });
  }

  gap(points: number): void {
    this.doc.y += points;
  }

  /** Goes on to a new page unless so many points are left on this one. */
  room(points: number): void {
    const bottom = this.doc.page.height - this.doc.page.margins.bottom;
    if (this.doc.y + points > bottom) this.doc.addPage();
  }

  /** An entry of the reader's table of contents, for the page that is being written. */
  bookmark(title: string): void {
    this.doc.outline.addItem(title.replaceAll('\u00a0', ' '));
  }

  private line(tag: Tag, text: string, style: TextStyle): void {
    const { font, size, colour, leading, align } = { ...BODY, ...style };
    this.tagged(tag, () => {
      this.doc.font(font).fontSize(size).fillColor(colour);
      this.doc.text(text, this.left, this.doc.y, {
        width: this.width,
        lineGap: leading,
        align,
        features: [...FIGURES],
      });
    });
  }
}

const BODY = {
  font: 'text',
  size: 10.5,
  colour: PALETTE.ink,
  leading: 3.2,
  align: 'left',
} as const satisfies Required<TextStyle>;
