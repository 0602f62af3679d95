import { describe, expect, it } from 'vitest';
import { CHAKRAS } from '../chakras';
import { lotusPath } from './lotus-paths';
import { lotusPetals } from './lotus-petals';
import { CROSSED_LEGS, FIGURE_BOX, LOTUS_PLACES, SILHOUETTE } from './seated-figure';

type Point = [x: number, y: number];

/** The points of a path without arcs and single coordinates: where its lines and curves lead. */
function pointsOf(path: string): Point[] {
  const pairs = path.matchAll(/(-?[0-9.]+) (-?[0-9.]+)/g);
  return [...pairs].map(([, x, y]) => [Number(x), Number(y)]);
}

const radiusOf = ([x, y]: Point) => Math.hypot(x, y);
const onTheOtherSide = (points: Point[]) => points.map(([x, y]): Point => [x === 0 ? 0 : -x, y]);
const inOrder = (points: Point[]) => points.map(String).sort();

describe('a lotus', () => {
  const petals = (rings: Parameters<typeof lotusPetals>[0]) =>
    lotusPetals(rings)
      .split('M')
      .slice(1)
      .map((leaf) => pointsOf(leaf));

  it.each([2, 4, 6, 10, 12, 16])(
    'of %i petals has as many closed leaves, turned evenly',
    (count) => {
      const leaves = petals([{ petals: count, from: 20, to: 40 }]);
      const tips = leaves.map((leaf): Point => leaf[3] ?? [0, 0]);

      expect(leaves).toHaveLength(count);
      tips.forEach((tip, at) => {
        const angle = (Math.atan2(tip[0], -tip[1]) + 2 * Math.PI) % (2 * Math.PI);
        expect(angle).toBeCloseTo((at * 2 * Math.PI) / count, 2);
        expect(radiusOf(tip)).toBeCloseTo(40, 0);
      });
    },
  );

  it('has leaves that begin and end at the inner radius, are alike on both sides and do not overlap', () => {
    for (const count of [4, 6, 16]) {
      const [first = []] = petals([{ petals: count, from: 20, to: 40 }]);
      const [left = [0, 0]] = first;

      expect(radiusOf(left)).toBeCloseTo(20, 0);
      expect(inOrder(onTheOtherSide(first.slice(0, 4)))).toEqual(inOrder(first.slice(3)));
      expect(Math.abs(Math.atan2(left[0], -left[1]))).toBeLessThanOrEqual(Math.PI / count + 0.01);
      expect(left[0]).toBeLessThan(0);
      expect(Math.abs(first[1]?.[0] ?? 0)).toBeGreaterThan(Math.abs(left[0]));
    }
  });

  it('may be turned by half a step, narrowed, and have several rings', () => {
    const [whole = []] = petals([{ petals: 4, from: 20, to: 40 }]);
    const [turned = []] = petals([{ petals: 4, from: 20, to: 40, turn: 0.5 }]);
    const [narrow = []] = petals([{ petals: 4, from: 20, to: 40, width: 0.5 }]);
    const rings = petals([
      { petals: 4, from: 20, to: 40 },
      { petals: 6, from: 10, to: 20 },
    ]);

    expect(Math.atan2(turned[3]?.[0] ?? 0, -(turned[3]?.[1] ?? 0))).toBeCloseTo(Math.PI / 4, 2);
    expect(Math.abs(narrow[0]?.[0] ?? 0)).toBeLessThan(Math.abs(whole[0]?.[0] ?? 0));
    expect(rings).toHaveLength(10);
  });

  it('of two petals is a little closed', () => {
    const [first = []] = petals([{ petals: 2, from: 20, to: 48 }]);

    expect(Math.atan2(-(first[0]?.[0] ?? 0), -(first[0]?.[1] ?? 0))).toBeCloseTo(0.95, 2);
  });

  it.each(CHAKRAS)(
    '%s has the petals of tradition and its sign, within a square of 100',
    (chakra) => {
      const path = lotusPath(chakra);
      const leaves = path.match(/M[^MA]*C[^MA]*C/g) ?? [];
      const tradition = { muladhara: 4, svadhisthana: 6, manipura: 10, anahata: 12, vishuddha: 16 };
      const count = { ...tradition, ajna: 2, sahasrara: 48 }[chakra];

      expect(leaves).toHaveLength(count);
      expect(path).toMatch(/A[0-9.]+ [0-9.]+ 0 1 1 -[0-9.]+ 0/);
      for (const point of pointsOf(path.replace(/A[^MCZ]*/g, ''))) {
        expect(Math.max(...point.map(Math.abs))).toBeLessThanOrEqual(50);
      }
    },
  );
});

describe('the person', () => {
  it('is the same on both sides, and lies in the box', () => {
    const points = pointsOf(SILHOUETTE);
    const { left, top, width, height } = FIGURE_BOX;

    expect(points.length).toBeGreaterThan(80);
    expect(inOrder(onTheOtherSide(points))).toEqual(inOrder(points));
    for (const [x, y] of [...points, ...pointsOf(CROSSED_LEGS)]) {
      expect([x >= left, x <= left + width, y >= top, y <= top + height]).not.toContain(false);
    }
    expect(SILHOUETTE.match(/Z/g)).toHaveLength(4);
  });

  it('has one shin upon the other, from knee to knee', () => {
    expect(CROSSED_LEGS.match(/M-?134 296C/g)).toHaveLength(2);
  });

  it('wears the lotuses from the crown down, none upon another', () => {
    const places = CHAKRAS.map((chakra) => LOTUS_PLACES[chakra]);

    places.slice(1).forEach(({ y, size }, at) => {
      const above = places[at];
      expect(y - (above?.y ?? 0)).toBeGreaterThanOrEqual((size + (above?.size ?? 0)) / 2 - 3);
    });
  });
});
