import { describe, expect, it } from "vitest";
import { cube, neighbour, VIEWS, type Piece } from "../src/state/views";

/** Twice the area of a polygon, signed. */
function area(points: [number, number][]): number {
  return points.reduce((sum, [x, y], at) => {
    const [u, v] = points[(at + 1) % points.length] ?? [0, 0];
    return sum + x * v - u * y;
  }, 0);
}

const piece = (pieces: Piece[], key: string) => {
  const found = pieces.find((one) => one.key === key);
  if (!found) throw new Error(`${key} is not seen`);
  return found;
};

describe("the view cube", () => {
  it("shows one face from straight before it, and three from a corner", () => {
    expect(cube(0, 0).labels.map(({ side }) => side)).toEqual(["front"]);
    expect(cube(0, 90).labels.map(({ side }) => side)).toEqual(["top"]);
    const seen = cube(45, 35.26);
    expect(seen.labels.map(({ side }) => side)).toEqual(["front", "right", "top"]);
    expect(seen.pieces.filter(({ kind }) => kind === "face").length).toBe(3);
    expect(seen.pieces.filter(({ kind }) => kind === "edge").length).toBe(9);
    expect(seen.pieces.filter(({ kind }) => kind === "corner").length).toBe(7);
  });

  it("has what is looked from in the middle, and its letters upright", () => {
    const angles = {
      front: [0, 0],
      right: [90, 0],
      back: [180, 0],
      left: [-90, 0],
      top: [0, 90],
      bottom: [0, -90],
    };
    for (const [name, [yaw, pitch]] of Object.entries(angles)) {
      const { pieces, labels } = cube(yaw ?? 0, pitch ?? 0);
      const middle = piece(pieces, VIEWS[name as keyof typeof VIEWS].join(" "));
      expect(Math.hypot(...middle.center)).toBeCloseTo(0);
      expect(middle.sides).toEqual([name]);
      expect(labels[0]?.matrix.replaceAll("-0.0000", "0.0000")).toMatch(
        /^matrix\(1.0000 0.0000 0.0000 1.0000/,
      );
    }
    expect(Math.hypot(...piece(cube(45, 35.264).pieces, VIEWS.iso.join(" ")).center)).toBeLessThan(0.01);
  });

  it("covers its outline without holes or overlaps from every side", () => {
    for (const [yaw, pitch] of [
      [10, 20],
      [200, -50],
      [-75, 80],
    ] as const) {
      const polygons = cube(yaw, pitch).pieces.flatMap((one) => one.polygons);
      const areas = polygons.map(area);
      expect(new Set(areas.map(Math.sign)).size, "all are wound alike").toBe(1);
      const [y, p] = [(yaw * Math.PI) / 180, (pitch * Math.PI) / 180];
      const back = [Math.sin(y) * Math.cos(p), Math.cos(y) * Math.cos(p), Math.sin(p)].map(Math.abs);
      const outline = back.reduce((sum, share) => sum + 4 * share, 0);
      expect(Math.abs(areas.reduce((sum, one) => sum + one, 0)) / 2).toBeCloseTo(outline);
    }
  });

  it("knows the faces of a corner and is walked through by arrows", () => {
    const { pieces } = cube(30, 30);
    const front = piece(pieces, "0 -1 0");
    expect(piece(pieces, "1 -1 1").sides).toEqual(["front", "right", "top"]);
    expect(neighbour(pieces, front, [0, -1])?.key).toBe("0 -1 1");
    expect(neighbour(pieces, front, [1, 0])?.key).toBe("1 -1 0");
    expect(neighbour(pieces, piece(pieces, "-1 -1 -1"), [-1, 0])).toBeNull();
  });
});
