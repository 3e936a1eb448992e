/** What a process needs to train and to predict with tfjs. */
export { openBackend, TFJS_VERSION } from './open-backend.js';
export { predict } from './predict.js';
export { train } from './train.js';
