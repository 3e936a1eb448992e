import type { Chance } from './chance.js';

const SIZE = 256;
const MASK = SIZE - 1;
/** Brings gradient noise of the plane to about -1..1. */
const SCALE = 1.5;

/** Gradient noise of the plane with its fractal sums: Perlin, "Improving Noise" (2002), and Musgrave's ridges (2003). */
export class Noise {
  readonly #order = new Uint8Array(SIZE * 2);
  readonly #gx = new Float32Array(SIZE);
  readonly #gy = new Float32Array(SIZE);

  constructor(chance: Chance) {
    const order = Uint8Array.from({ length: SIZE }, (_, index) => index);
    for (let last = SIZE - 1; last > 0; last -= 1) {
      const other = Math.floor(chance() * (last + 1));
      const kept = order[last] ?? 0;
      order[last] = order[other] ?? 0;
      order[other] = kept;
    }
    this.#order.set(order);
    this.#order.set(order, SIZE);
    for (let index = 0; index < SIZE; index += 1) {
      this.#gx[index] = Math.cos((index / SIZE) * 2 * Math.PI);
      this.#gy[index] = Math.sin((index / SIZE) * 2 * Math.PI);
    }
  }

  /** About -1..1, 0 in the mean; one hill or hollow to the unit. */
  at(x: number, y: number): number {
    const left = Math.floor(x);
    const top = Math.floor(y);
    const dx = x - left;
    const dy = y - top;
    const u = dx * dx * dx * (dx * (dx * 6 - 15) + 10);
    const v = dy * dy * dy * (dy * (dy * 6 - 15) + 10);
    const a = (this.#order[left & MASK] ?? 0) + (top & MASK);
    const b = (this.#order[(left + 1) & MASK] ?? 0) + (top & MASK);
    const upper = mix(this.#corner(a, dx, dy), this.#corner(b, dx - 1, dy), u);
    const lower = mix(this.#corner(a + 1, dx, dy - 1), this.#corner(b + 1, dx - 1, dy - 1), u);
    return mix(upper, lower, v) * SCALE;
  }

  /** The sum of `octaves`, each of twice the frequency and `gain` times the weight: about -1..1. */
  fractal(x: number, y: number, octaves: number, gain = 0.5): number {
    let sum = 0;
    let weight = 1;
    let total = 0;
    for (let octave = 0; octave < octaves; octave += 1) {
      sum += weight * this.at(x, y);
      total += weight;
      weight *= gain;
      x = x * 2.03 + 17.3;
      y = y * 2.03 - 9.1;
    }
    return sum / total;
  }

  /** Sharp ridges at 1, valleys towards 0; each octave is rough where the one before it was high. */
  ridged(x: number, y: number, octaves: number): number {
    let sum = 0;
    let weight = 1;
    let total = 0;
    let above = 1;
    for (let octave = 0; octave < octaves; octave += 1) {
      const ridge = 1 - Math.abs(this.at(x, y));
      const sharp = ridge * ridge * above;
      sum += sharp * weight;
      total += weight;
      above = Math.min(1, sharp * 1.6);
      weight *= 0.5;
      x = x * 2.07 + 31.7;
      y = y * 2.07 + 4.9;
    }
    return sum / total;
  }

  #corner(index: number, dx: number, dy: number): number {
    const gradient = this.#order[index] ?? 0;
    return (this.#gx[gradient] ?? 0) * dx + (this.#gy[gradient] ?? 0) * dy;
  }
}

function mix(from: number, to: number, share: number): number {
  return from + (to - from) * share;
}
