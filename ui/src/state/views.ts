// The sides that a model is looked at from, and the view cube that shows and names them.

export type Direction = [number, number, number];

/** The named views, from where the eye is, in MagicaVoxel's axes: x to the right, y away, z up. */
export const VIEWS = {
  iso: [1, -1, 1],
  front: [0, -1, 0],
  right: [1, 0, 0],
  back: [0, 1, 0],
  left: [-1, 0, 0],
  top: [0, 0, 1],
  bottom: [0, 0, -1],
} satisfies Record<string, Direction>;

export type ViewName = keyof typeof VIEWS;

type Point = [number, number];

/** One of the 26 faces, edges and corners of the cube, as far as it can be seen. */
export interface Piece {
  /** The direction as a word: it stays the same while the cube turns. */
  key: string;
  direction: Direction;
  /** The faces that meet there. */
  sides: ViewName[];
  kind: "face" | "edge" | "corner";
  /** The corners of what is seen of it on each face: x to the right, y down, the cube's centre at 0. */
  polygons: Point[][];
  /** Their middle. */
  center: Point;
}

/** A word on a face, as an SVG matrix takes letters that are drawn around 0. */
export interface Label {
  side: ViewName;
  matrix: string;
}

export interface Cube {
  pieces: Piece[];
  labels: Label[];
}

/** Where the strip of edges and corners begins, by half a side. */
const INNER = 0.62;

/** Faces that are seen more sideways than this are left out. */
const GRAZING = 0.02;

/** The faces: which way they look, and which way to the right and up on them. */
const FACES: { side: ViewName; normal: Direction; right: Direction; up: Direction }[] = [
  { side: "front", normal: [0, -1, 0], right: [1, 0, 0], up: [0, 0, 1] },
  { side: "right", normal: [1, 0, 0], right: [0, 1, 0], up: [0, 0, 1] },
  { side: "back", normal: [0, 1, 0], right: [-1, 0, 0], up: [0, 0, 1] },
  { side: "left", normal: [-1, 0, 0], right: [0, -1, 0], up: [0, 0, 1] },
  { side: "top", normal: [0, 0, 1], right: [1, 0, 0], up: [0, 1, 0] },
  { side: "bottom", normal: [0, 0, -1], right: [1, 0, 0], up: [0, -1, 0] },
];

/** The cube of sides from -1 to 1 as an eye sees it that is turned by so many degrees. */
export function cube(yaw: number, pitch: number): Cube {
  const [seen, facing] = projection(yaw, pitch);
  const pieces = new Map<string, Piece>();
  const labels: Label[] = [];
  for (const { side, normal, right, up } of FACES) {
    if (facing(normal) < GRAZING) continue;
    const at = (u: number, v: number) => mix(normal, right, u, up, v);
    for (const u of [-1, 0, 1]) {
      for (const v of [-1, 0, 1]) {
        const [left, end, low, high] = [...span(u), ...span(v)] as [number, number, number, number];
        const corners: Point[] = [
          [left, low],
          [end, low],
          [end, high],
          [left, high],
        ];
        const piece = pieceOf(pieces, at(u, v));
        piece.polygons.push(corners.map(([u, v]) => seen(at(u, v))));
      }
    }
    const [[a, b], [c, d], [e, f]] = [seen(right), seen(up), seen(normal)];
    labels.push({
      side,
      matrix: `matrix(${[a, b, -c, -d, e, f].map((value) => value.toFixed(4)).join(" ")})`,
    });
  }
  for (const piece of pieces.values()) piece.center = middle(piece.polygons.flat());
  return { pieces: [...pieces.values()], labels };
}

/** The piece that lies from another one in a direction of the screen, if there is one: for arrow keys. */
export function neighbour(pieces: Piece[], from: Piece, [dx, dy]: Point): Piece | null {
  let best: Piece | null = null;
  let least = Infinity;
  for (const piece of pieces) {
    const [x, y] = [piece.center[0] - from.center[0], piece.center[1] - from.center[1]];
    const along = x * dx + y * dy;
    const aside = Math.abs(x * dy - y * dx);
    if (piece === from || along <= 0.05 || aside > along * 1.5) continue;
    const far = along + aside * 2;
    if (far < least) [best, least] = [piece, far];
  }
  return best;
}

/** How points of space and directions towards the eye are seen. */
function projection(yaw: number, pitch: number): [(point: Direction) => Point, (point: Direction) => number] {
  const [y, p] = [(yaw * Math.PI) / 180, (pitch * Math.PI) / 180];
  const right: Direction = [Math.cos(y), Math.sin(y), 0];
  const back: Direction = [Math.sin(y) * Math.cos(p), -Math.cos(y) * Math.cos(p), Math.sin(p)];
  const up: Direction = [-Math.sin(y) * Math.sin(p), Math.cos(y) * Math.sin(p), Math.cos(p)];
  const dot = (one: Direction, other: Direction) => one[0] * other[0] + one[1] * other[1] + one[2] * other[2];
  return [(point) => [dot(point, right), -dot(point, up)], (point) => dot(point, back)];
}

/** The piece that lies in a direction; a new one if it hasn't been met yet. */
function pieceOf(pieces: Map<string, Piece>, direction: Direction): Piece {
  const key = direction.join(" ");
  const known = pieces.get(key);
  if (known) return known;
  const sides = FACES.filter(({ normal }) =>
    normal.some((value, axis) => value !== 0 && value === direction[axis]),
  ).map(({ side }) => side);
  const kind = sides.length === 1 ? "face" : sides.length === 2 ? "edge" : "corner";
  const piece: Piece = { key, direction, sides, kind, polygons: [], center: [0, 0] };
  pieces.set(key, piece);
  return piece;
}

function span(place: number): [number, number] {
  return place < 0 ? [-1, -INNER] : place > 0 ? [INNER, 1] : [-INNER, INNER];
}

function mix(normal: Direction, right: Direction, u: number, up: Direction, v: number): Direction {
  const along = (axis: 0 | 1 | 2) => normal[axis] + right[axis] * u + up[axis] * v;
  return [along(0), along(1), along(2)];
}

function middle(points: Point[]): Point {
  const sum = (axis: 0 | 1) => points.reduce((total, point) => total + point[axis], 0) / points.length;
  return [sum(0), sum(1)];
}
