import type { Seeded } from '../seeded.js';
import { fractalNoise, valueNoise, type Field } from './noise.js';

const soft = (t: number): number => Math.min(1, Math.max(0, t));
const wave = (t: number): number => 0.5 + 0.5 * Math.sin(2 * Math.PI * t);

/** Bands of `period` px, at an angle, that may be bent by noise (`bend`, px) and have soft or hard sides. */
function stripes(chance: Seeded, period: number, bend: number): Field {
  const angle = chance.real(0, Math.PI);
  const [dx, dy] = [Math.cos(angle) / period, Math.sin(angle) / period];
  const sharpness = chance.real(1, 4);
  const noise = valueNoise(chance, 60);
  return (x, y) => {
    const shift = bend * noise(x, y);
    return soft(0.5 + sharpness * (wave(x * dx + y * dy + shift / period) - 0.5));
  };
}

function checks(chance: Seeded, side: number): Field {
  const angle = chance.real(-0.4, 0.4);
  const [cos, sin] = [Math.cos(angle) / side, Math.sin(angle) / side];
  return (x, y) => (Math.floor(x * cos + y * sin) + Math.floor(y * cos - x * sin)) & 1;
}

function bricks(chance: Seeded, height: number): Field {
  const width = height * chance.real(1.7, 2.4);
  const mortar = chance.real(1.5, 3);
  return (x, y) => {
    const row = Math.floor(y / height);
    const across = x + (row & 1 ? width / 2 : 0);
    const inside = across - width * Math.floor(across / width) > mortar && y - row * height > mortar;
    return inside ? 1 : 0;
  };
}

function weave(_chance: Seeded, period: number): Field {
  return (x, y) => {
    const over = (Math.floor(x / period) + Math.floor(y / period)) & 1;
    const along = over ? y / period : x / period;
    return 0.25 + 0.75 * Math.sin(Math.PI * (along - Math.floor(along)));
  };
}

const waves = (chance: Seeded, period: number): Field => {
  const [swing, long] = [chance.real(3, 8), chance.real(40, 90)];
  return (x, y) => wave((y + swing * Math.sin((2 * Math.PI * x) / long)) / period);
};

/** Textures that never repeat, each a mixture of two colours from 0 to 1. */
export const IRREGULAR: readonly ((chance: Seeded) => Field)[] = [
  (chance) => fractalNoise(chance, chance.real(20, 60), 4),
  (chance) => stripes(chance, chance.real(9, 24), chance.real(10, 40)),
  (chance) => {
    const noise = fractalNoise(chance, chance.real(8, 16), 2);
    return (x, y) => soft(0.5 + 4 * (noise(x, y) - 0.5));
  },
  (chance) => {
    const [slow, fine] = [valueNoise(chance, 150), fractalNoise(chance, 6, 2)];
    return (x, y) => soft(0.7 * slow(x, y) + 0.3 * fine(x, y));
  },
];

/** Textures that repeat. */
export const REGULAR: readonly ((chance: Seeded) => Field)[] = [
  (chance) => stripes(chance, chance.real(9, 26), 0),
  (chance) => checks(chance, chance.real(8, 22)),
  (chance) => bricks(chance, chance.real(12, 24)),
  (chance) => waves(chance, chance.real(10, 24)),
  (chance) => weave(chance, chance.integer(8, 18)),
];
