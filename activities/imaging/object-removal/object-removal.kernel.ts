import type { Kernel } from '../kernels/kernel.js';
import { boxAround } from '../pixels/box.js';
import { colourChannels } from '../pixels/colour-channels.js';
import { UnsuitableImage } from '../unsuitable-image.js';
import { chooseMethod } from './choose-method.js';
import { fillReduced } from './fill-reduced.js';
import type { ObjectRemovalParameters } from '../../../contracts/imaging/object-removal.contract.js';
import { regionOf } from './region.js';
import { putBack, surroundingsOf } from './surroundings.js';

/**
 * Takes a region out of a picture and fills it from what is around it. No pixel outside of the region changes. Throws
 * UnsuitableImage for a region that covers nothing, or leaves nothing to fill from.
 */
export const kernel: Kernel<ObjectRemovalParameters> = async ({ images, parameters }, tell) => {
  const { method = 'auto', seed = 1 } = parameters;
  const image = images['image'];
  if (!image) throw new UnsuitableImage('There is no picture. Send one as image.');
  tell(5, 'find the region');
  const region = await regionOf(image, images['mask'], parameters);
  const around = boxAround(region, image);
  if (!around) throw new UnsuitableImage('The region to remove is empty. Give a mask, a box or a polygon.');
  const surroundings = surroundingsOf(colourChannels(image), region, around);
  tell(20, 'look at the surroundings');
  const chosen = method === 'auto' ? await chooseMethod(surroundings.image, surroundings.hole) : method;
  tell(30, 'fill the region');
  const filled = await fillReduced(surroundings, chosen, seed);
  tell(95, 'put it back');
  const area = region.reduce((sum, inside) => sum + (inside ? 1 : 0), 0);
  return {
    image: putBack(image, surroundings, filled.data),
    metadata: {
      method: chosen,
      removed_fraction: Number((area / region.length).toFixed(4)),
      region_box: { ...around },
      worked_at_scale: Number(filled.scale.toFixed(3)),
    },
  };
};
