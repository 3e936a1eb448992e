import type { Kernel } from '../kernels/kernel.js';
import { colourChannels, type RgbPixels, withAlphaOf } from '../pixels/colour-channels.js';
import type { Pixels } from '../pixels/pixels.js';
import { resizePixels, sizeOfArea } from '../pixels/resize.js';
import { UnsuitableImage } from '../unsuitable-image.js';
import { mixPictures } from './mix-pictures.js';
import { paintCartoon } from './paint-cartoon.js';
import type { Painter } from './painter.js';
import { paintMosaic } from './paint-mosaic.js';
import { paintOil } from './paint-oil.js';
import { paintPencil } from './paint-pencil.js';
import { paintWatercolour } from './paint-watercolour.js';
import type { Style, StyleTransferParameters } from '../../../contracts/imaging/style-transfer.contract.js';
import { transferColours } from './transfer-colours.js';

/** Strokes and tiles are sized by the picture, so that what is painted at this size looks the same when enlarged. */
const MOST_PAINTED = 1_500_000;

const PAINTERS: Readonly<Record<Exclude<Style, 'colour'>, Painter>> = {
  oil: paintOil,
  watercolour: paintWatercolour,
  pencil: paintPencil,
  cartoon: paintCartoon,
  mosaic: paintMosaic,
};

/** `image` painted in a style, at its size, alpha as it was. Throws UnsuitableImage if `colour` has no `target_image` to go by. */
export const kernel: Kernel<StyleTransferParameters> = async ({ images, parameters }, tell) => {
  const { style = 'oil', strength = 1, seed = 0 } = parameters;
  const { image, target_image: palette } = images;
  if (!image) throw new UnsuitableImage('Style transfer paints "image" again: send a picture there');
  const metadata = { style, strength, seed };
  const picture = colourChannels(image);
  tell(5, `painting: ${style}`);
  const styled = style === 'colour' ? inColoursOf(picture, palette) : await paint(picture, PAINTERS[style], seed);
  tell(90, 'mixing with the picture as it was');
  return { image: withAlphaOf(image, mixPictures(picture, styled, strength)), metadata };
};

function inColoursOf(picture: RgbPixels, palette: Pixels | undefined): RgbPixels {
  if (!palette)
    throw new UnsuitableImage(
      'The style "colour" takes its colours from "target_image": send a picture there, or choose another style',
    );
  return transferColours(picture, colourChannels(palette));
}

async function paint(picture: RgbPixels, painter: Painter, seed: number): Promise<RgbPixels> {
  const size = sizeOfArea(MOST_PAINTED, picture);
  const small = colourChannels(await resizePixels(picture, size));
  return colourChannels(await resizePixels(await painter(small, seed), picture));
}
