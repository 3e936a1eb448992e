import { drawDisc, drawStroke } from '../drawing/brush.js';
import type { Canvas } from '../drawing/canvas.js';
import { type Chance, openChance } from '../drawing/chance.js';
import { blend, type Colour, hex } from '../drawing/colour.js';
import { illuminate, type Light, throughAir } from '../scene/light.js';
import type { Scene } from '../scene/scene.js';

const BARK: Colour = hex('#5a4636');
const LEAVES = {
  summer: ['#4f8a35', '#75ab45', '#33682c'].map(hex),
  autumn: ['#d8742a', '#e8b03a', '#b23a24'].map(hex),
  blossom: ['#f7c5d8', '#fbe3ec', '#e58fb0'].map(hex),
};

interface Branch {
  readonly x: number;
  readonly y: number;
  readonly angle: number;
  readonly length: number;
  readonly thickness: number;
  readonly depth: number;
}

/** A row of trees at some distance. */
export function drawGrove(canvas: Canvas, scene: Scene, light: Light, foot: number): void {
  const chance = openChance(scene.seed, 'grove');
  for (let row = 0; row < 3; row += 1) {
    const size = 0.1 + 0.09 * row;
    for (let x = chance() * size; x < canvas.aspect; x += size * (0.45 + 0.6 * chance()))
      drawTree(
        canvas,
        scene,
        light,
        { x, y: foot + 0.025 * row * row, size: size * (0.8 + 0.4 * chance()), air: 0.4 - 0.2 * row },
        chance,
      );
  }
}

/** One great tree in the foreground. */
export function drawGreatTree(canvas: Canvas, scene: Scene, light: Light, foot: number): void {
  const chance = openChance(scene.seed, 'tree');
  const x = canvas.aspect * (light.x > canvas.aspect / 2 ? 0.2 + 0.15 * chance() : 0.65 + 0.15 * chance());
  drawTree(canvas, scene, light, { x, y: foot, size: 0.62, air: 0 }, chance);
}

interface Tree {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly air: number;
}

/** Branches that fork again and again, each thinner by Leonardo's rule of areas, with leaves where they end. */
function drawTree(canvas: Canvas, scene: Scene, light: Light, { x, y, size, air }: Tree, chance: Chance): void {
  const bark = throughAir(illuminate(BARK, light, 0.35), light, air);
  const tips: Branch[] = [];
  const depth = size > 0.4 ? 7 : 5;
  const pending: Branch[] = [{ x, y, angle: -Math.PI / 2, length: size * 0.2, thickness: size * 0.07, depth }];
  for (let branch = pending.pop(); branch; branch = pending.pop()) {
    const endX = branch.x + Math.cos(branch.angle) * branch.length;
    const endY = branch.y + Math.sin(branch.angle) * branch.length;
    drawStroke(canvas, [branch.x, branch.y, branch.thickness], [endX, endY, branch.thickness * 0.72], bark);
    if (branch.depth <= 3) tips.push({ ...branch, x: endX, y: endY });
    if (branch.depth > 0) pending.push(...fork(branch, endX, endY, chance));
  }
  if (scene.features.has('snow')) return;
  drawLeaves(canvas, scene, light, tips, { size, air, x, y }, chance);
}

function fork({ angle, length, thickness, depth }: Branch, x: number, y: number, chance: Chance): Branch[] {
  const lean = (chance() - 0.5) * 0.5;
  return (chance() < 0.3 ? [-1.2, 0.1, 1.2] : [-1, 1]).map((side) => {
    const turned = angle + lean + side * (0.2 + 0.4 * chance());
    // Every branch strives upwards a little.
    const up = turned + (-Math.PI / 2 - turned) * 0.06;
    return {
      x,
      y,
      angle: up,
      length: length * (0.68 + 0.26 * chance()),
      thickness: thickness * 0.69,
      depth: depth - 1,
    };
  });
}

function drawLeaves(
  canvas: Canvas,
  { features }: Scene,
  light: Light,
  tips: Branch[],
  tree: Tree,
  chance: Chance,
): void {
  const colours = features.has('blossom') ? LEAVES.blossom : features.has('autumn') ? LEAVES.autumn : LEAVES.summer;
  const middle = tree.y - tree.size * 0.62;
  const side = light.x > tree.x ? 1 : -1;
  const leaf = tree.size * 0.02;
  const clusters = tips.map((tip) => ({ tip, deep: chance() })).sort((a, b) => a.deep - b.deep);
  for (const { tip, deep } of clusters)
    for (let index = 0; index < (tree.size > 0.4 ? 5 : 3); index += 1) {
      const dx = (chance() + chance() - 1) * leaf * 3.2;
      const dy = (chance() + chance() - 1) * leaf * 2.6;
      const raised = (middle - tip.y - dy) / tree.size + (side * (tip.x + dx - tree.x)) / tree.size;
      const lit = Math.min(1, Math.max(0, 0.2 + raised * 0.85 + deep * 0.35 - dy / leaf / 8));
      const [first = BARK, second = BARK, third = BARK] = colours;
      const colour = blend(blend(third, first, deep), second, chance() * 0.7);
      const surface = throughAir(illuminate(colour, light, lit), light, tree.air);
      drawDisc(canvas, tip.x + dx, tip.y + dy, leaf * (0.55 + 0.75 * chance()), surface, 0.85, 0.35);
    }
}
