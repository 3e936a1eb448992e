import type { Canvas } from '../drawing/canvas.js';
import { type Chance, openChance } from '../drawing/chance.js';
import { blend, type Colour, hex, scale } from '../drawing/colour.js';
import { illuminate, type Light, throughAir } from '../scene/light.js';
import type { Scene } from '../scene/scene.js';

const WALLS = ['#5d6470', '#7a7168', '#4f5866', '#8a8f98'].map(hex);
const LAMPS = ['#ffd28a', '#ffe6b8', '#ffc46b', '#dce8ff'].map(hex);
const NEON = ['#ff3fb4', '#36e0ff', '#a35bff', '#ffd23f'].map(hex);
const HAZE: Colour = hex('#ff9a52');
const ROWS = 4;

interface Building {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly foot: number;
  readonly wall: Colour;
  readonly lamps: readonly Colour[];
  readonly storey: number;
  readonly lit: number;
  readonly far: number;
}

/** A skyline in rows: the far towers are high and pale, the near houses low and dark; after dark the windows shine. */
export function drawCity(canvas: Canvas, scene: Scene, light: Light, foot: number): void {
  const chance = openChance(scene.seed, 'city');
  const neon = scene.features.has('neon');
  drawHaze(canvas, light, foot, neon ? (NEON[0] ?? HAZE) : HAZE);
  for (let row = ROWS - 1; row >= 0; row -= 1) {
    const far = row / (ROWS - 1);
    for (let left = -0.05; left < canvas.aspect;) {
      const wide = (0.035 + 0.06 * chance()) * (1.15 - 0.45 * far);
      const centre = 1 - Math.abs((left + wide / 2) / canvas.aspect - 0.5) * 1.3;
      const tall = (0.06 + 0.12 * chance() + 0.34 * far * chance() ** 1.6) * (0.55 + 0.6 * centre);
      const wall = WALLS[Math.floor(chance() * WALLS.length)] ?? LAMPS[0];
      const building = { left, right: left + wide, top: foot - tall, foot, far, storey: 0.0115 * (1.1 - 0.35 * far) };
      const lit = light.darkness * (0.25 + 0.4 * chance());
      drawBuilding(
        canvas,
        { ...building, wall: wall ?? [0, 0, 0], lamps: neon && chance() < 0.5 ? NEON : LAMPS, lit },
        light,
        chance,
      );
      left += wide * (0.75 + 0.5 * chance());
    }
  }
}

/** What the air above a city gives back of its lamps after dark. */
function drawHaze(canvas: Canvas, { darkness }: Light, foot: number, colour: Colour): void {
  for (let row = 0; row < Math.min(canvas.height, foot * canvas.height); row += 1) {
    const glow = 0.22 * darkness * Math.exp((row / canvas.height - foot) * 7);
    for (let column = 0; column < canvas.width; column += 1) canvas.lighten(column, row, colour, glow);
  }
}

function drawBuilding(canvas: Canvas, building: Building, light: Light, chance: Chance): void {
  const { left, right, top, foot, far } = building;
  drawBlock(canvas, building, light, chance);
  const wide = right - left;
  const shape = chance();
  if (shape < 0.35) {
    const inset = wide * (0.15 + 0.15 * chance());
    const upper = { ...building, left: left + inset, right: right - inset, foot: top, top: top - (foot - top) * 0.16 };
    drawBlock(canvas, upper, light, chance);
  }
  if (shape < 0.2 || (shape > 0.85 && far > 0.3)) {
    const mast = { ...building, left: (left + right) / 2 - 0.0015, right: (left + right) / 2 + 0.0015, foot: top };
    drawBlock(canvas, { ...mast, top: top - (foot - top) * (0.25 + 0.2 * chance()), lit: 0 }, light, chance);
  }
}

function drawBlock(canvas: Canvas, building: Building, light: Light, chance: Chance): void {
  const { left, right, top, foot, wall, lamps, storey, far, lit } = building;
  const size = canvas.height;
  const columns = Math.max(1, Math.round((right - left) / (storey * 0.8)));
  const rows = Math.max(1, Math.round((foot - top) / storey));
  const windows = Array.from({ length: columns * rows }, () => {
    const on = chance() < lit;
    const shine = 0.35 + 0.75 * chance();
    const lamp = lamps[Math.floor(chance() * lamps.length)];
    return on && lamp ? scale(lamp, shine) : null;
  });
  const split = left + (right - left) * (0.3 + 0.4 * chance());
  for (let row = Math.max(0, Math.floor(top * size)); row < Math.min(size, foot * size); row += 1)
    for (
      let column = Math.max(0, Math.floor(left * size));
      column < Math.min(canvas.width, right * size);
      column += 1
    ) {
      const x = (column + 0.5) / size;
      const y = (row + 0.5) / size;
      const facesLight = x > split === light.x > canvas.aspect / 2;
      const face = throughAir(
        illuminate(wall, light, facesLight ? 0.75 : 0.22),
        light,
        0.12 + 0.5 * far ** 1.2 + 0.12 * ((y - top) / (foot - top)),
      );
      const u = ((x - left) / (right - left)) * columns;
      const v = ((y - top) / (foot - top)) * rows;
      const glass = u % 1 > 0.22 && u % 1 < 0.78 && v % 1 > 0.25 && v % 1 < 0.75;
      const shining = glass ? windows[Math.floor(v) * columns + Math.floor(u)] : null;
      const dark = blend(face, throughAir(scale(light.middle, facesLight ? 0.8 : 0.45), light, 0.2 + 0.4 * far), 0.55);
      const colour = shining ? blend(shining, face, 0.45 * far) : glass ? dark : face;
      const cover = Math.min(1, row + 1 - top * size, column + 1 - left * size, right * size - column);
      canvas.cover(column, row, colour, Math.max(0, cover));
    }
}
