/** `width` narrows the petals of a ring that peeps out from behind another. */
type Ring = { petals: number; from: number; to: number; turn?: number; width?: number };

/**
 * Draws rings of lotus petals around the origin as the `d` of one SVG path. Every petal is a
 * closed leaf between two radii; the first one points up, or is turned by a share of its step.
 */
export function lotusPetals(rings: readonly Ring[]): string {
  return rings
    .flatMap(({ petals, from, to, turn = 0, width = 1 }) =>
      Array.from({ length: petals }, (_, at) =>
        petal({
          from,
          to,
          angle: ((at + turn) * 2 * Math.PI) / petals,
          half: half(petals) * width,
        }),
      ),
    )
    .join('');
}

/** Two petals would be as wide as half the circle; leaves look better a little closed. */
function half(petals: number): number {
  return Math.min(Math.PI / petals, 0.95);
}

type Petal = { from: number; to: number; angle: number; half: number };

function petal({ from, to, angle, half }: Petal): string {
  const at = (share: number, side: number) =>
    point(from + (to - from) * share, angle + side * half);
  const left = at(0, -1);
  const right = at(0, 1);
  const up = `C${at(0.5, -1.02)} ${at(0.78, -0.42)} ${at(1, 0)}`;
  const down = `C${at(0.78, 0.42)} ${at(0.5, 1.02)} ${right}`;
  return `M${left}${up}${down}`;
}

/** A point by radius and angle, clockwise from the top. */
function point(radius: number, angle: number): string {
  const x = radius * Math.sin(angle);
  const y = -radius * Math.cos(angle);
  return `${round(x)} ${round(y)}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
