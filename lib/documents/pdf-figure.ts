import { CHAKRAS } from '../chakras/chakras';
import { lotusPath } from '../chakras/figure/lotus-paths';
import {
  CROSSED_LEGS,
  FIGURE_BOX,
  LOTUS_PLACES,
  SILHOUETTE,
} from '../chakras/figure/seated-figure';
import { BODY_COLOUR, CHAKRA_COLOURS, PALETTE } from './palette';

/** Draws the seated figure with its lotuses, `width` points wide, centred on `x`, from `y` down. */
export function drawFigure(doc: PDFKit.PDFDocument, x: number, y: number, width: number): void {
  const scale = width / FIGURE_BOX.width;
  doc
    .save()
    .translate(x, y - FIGURE_BOX.top * scale)
    .scale(scale);
  doc.path(SILHOUETTE).fill(BODY_COLOUR, 'even-odd');
  doc.path(CROSSED_LEGS).lineWidth(2).lineCap('round').stroke(PALETTE.paper);
  for (const chakra of CHAKRAS) {
    const { y: centre, size } = LOTUS_PLACES[chakra];
    doc.circle(0, centre, size * 0.49).fill(PALETTE.paper);
    drawLotus(doc, chakra, { x: 0, y: centre, size, line: 1 });
  }
  doc.restore();
}

type Place = { x: number; y: number; size: number; line: number };

/** Draws one lotus around a point; `line` is the width of its strokes. */
export function drawLotus(
  doc: PDFKit.PDFDocument,
  chakra: (typeof CHAKRAS)[number],
  { x, y, size, line }: Place,
): void {
  const scale = size / 100;
  doc.save().translate(x, y).scale(scale);
  doc
    .path(lotusPath(chakra))
    .lineWidth(line / scale)
    .lineJoin('round')
    .stroke(CHAKRA_COLOURS[chakra]);
  doc.restore();
}
