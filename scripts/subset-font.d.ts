declare module 'subset-font' {
  type Axis = number | { min: number; max: number; default?: number };

  /** The parts of the package's interface that are used here; it brings no types of its own. */
  export default function subsetFont(
    font: Buffer,
    text: string,
    options: {
      targetFormat: 'woff2' | 'truetype';
      variationAxes?: Record<string, Axis>;
      keepFeatures?: string[];
      noHinting?: boolean;
    },
  ): Promise<Buffer>;
}
