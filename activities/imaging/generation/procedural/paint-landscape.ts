import type { Canvas } from './drawing/canvas.js';
import { drawAurora } from './layers/aurora.js';
import { drawBirds } from './layers/birds.js';
import { drawGreatTree, drawGrove } from './layers/broadleaf.js';
import { drawCity } from './layers/city.js';
import { drawConifers } from './layers/conifers.js';
import { drawDunes } from './layers/dunes.js';
import { drawGrowth } from './layers/flowers.js';
import { drawMeadow } from './layers/meadow.js';
import { drawMountains } from './layers/mountains.js';
import { drawClouds, drawSky } from './layers/sky.js';
import { drawMilkyWay, drawStars } from './layers/stars.js';
import { drawMoon, drawSun } from './layers/sun-and-moon.js';
import { drawWater } from './layers/water.js';
import { drawFog, drawRain, drawSnowfall } from './layers/weather.js';
import { chooseLight, type Light } from './scene/light.js';
import type { Scene } from './scene/scene.js';

type Tell = (percent: number, stage: string) => void;

/** Paints a scene outdoors from the back to the front. */
export function paintLandscape(canvas: Canvas, scene: Scene, tell: Tell): void {
  const { features } = scene;
  const wet = liesAtWater(scene);
  const horizon = horizonOf(scene);
  const light = chooseLight(scene, horizon, canvas.aspect);
  tell(5, 'sky');
  paintSky(canvas, scene, light, horizon);
  tell(35, 'distance');
  const bare = features.has('sea') || features.has('city') || features.has('desert') || features.has('snow');
  if (features.has('mountains') || features.has('hills') || (!bare && !skyOnly(scene)))
    drawMountains(canvas, scene, light, horizon);
  if (features.has('birds')) drawBirds(canvas, scene, light, horizon);
  if (features.has('city')) drawCity(canvas, scene, light, horizon + 0.004);
  if (features.has('fog')) drawFog(canvas, scene, light, horizon);
  tell(60, 'ground');
  paintGround(canvas, scene, light, horizon);
  tell(80, 'foreground');
  if (features.has('tree') || (features.has('blossom') && !features.has('city'))) {
    // A tree at the water needs a bank to stand on.
    if (wet) drawMeadow(canvas, scene, light, 0.87);
    drawGreatTree(canvas, scene, light, 0.93);
  }
  if (features.has('rain')) drawRain(canvas, scene, light);
  if (features.has('snowfall')) drawSnowfall(canvas, scene);
}

/** Whether nothing but the sky is asked for, above a strip of land. */
function skyOnly({ features }: Scene): boolean {
  return features.has('clouds') || features.has('stars') || features.has('aurora');
}

/** A city with no other ground stands at a river, which doubles its lights. */
function liesAtWater({ features }: Scene): boolean {
  const dry = features.has('desert') || features.has('snow') || features.has('flowers');
  return features.has('sea') || features.has('lake') || (features.has('city') && !dry);
}

function horizonOf({ features }: Scene): number {
  if (features.has('flowers') || features.has('desert')) return 0.5;
  if (features.has('sea') || features.has('lake')) return features.has('city') ? 0.68 : 0.57;
  if (features.has('city')) return 0.72;
  if (features.has('stars') || features.has('aurora') || features.has('clouds')) return 0.78;
  return 0.62;
}

function paintSky(canvas: Canvas, scene: Scene, light: Light, horizon: number): void {
  const { features, daytime } = scene;
  const overcast = features.has('rain') || features.has('snowfall');
  drawSky(canvas, light, horizon);
  const dark = daytime === 'night' || daytime === 'dusk';
  if (features.has('stars') || (dark && !overcast)) drawStars(canvas, scene, horizon, daytime === 'night' ? 1 : 0.45);
  if (daytime === 'night' && (features.has('stars') || features.has('space'))) drawMilkyWay(canvas, scene, horizon);
  if (features.has('aurora')) drawAurora(canvas, scene, horizon);
  const veiled = overcast && !features.has('sun') && !features.has('moon');
  const showsMoon = features.has('moon') || (daytime === 'night' && !features.has('stars') && !features.has('aurora'));
  if (showsMoon && !veiled) drawMoon(canvas, scene, light);
  else if (!dark && !veiled) drawSun(canvas, light);
  const clear = features.has('stars') || features.has('aurora');
  if (features.has('clouds') || overcast || !clear) drawClouds(canvas, scene, light, horizon);
}

function paintGround(canvas: Canvas, scene: Scene, light: Light, horizon: number): void {
  const { features } = scene;
  if (liesAtWater(scene)) {
    if (features.has('conifers')) drawConifers(canvas, scene, light, horizon - 0.01, horizon + 0.005);
    if (features.has('broadleaf')) drawGrove(canvas, scene, light, horizon);
    drawWater(canvas, scene, light, horizon);
    return;
  }
  if (features.has('desert')) drawDunes(canvas, scene, light, horizon, 'sand');
  else if (features.has('snow') && !features.has('city')) drawDunes(canvas, scene, light, horizon, 'snow');
  else drawMeadow(canvas, scene, light, horizon);
  const green = !features.has('desert') && !features.has('snow') && !features.has('city');
  if (features.has('broadleaf')) drawGrove(canvas, scene, light, horizon + 0.02);
  if (green) drawGrowth(canvas, scene, light, horizon);
  if (features.has('conifers')) drawConifers(canvas, scene, light, horizon, 0.98);
}
