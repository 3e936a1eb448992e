import opencv from '@techstark/opencv-js';

/** Their types say `any`. */
type Constant =
  | 'BORDER_CONSTANT'
  | 'BORDER_REFLECT'
  | 'BORDER_REPLICATE'
  | 'CC_STAT_AREA'
  | 'COLOR_RGB2Lab'
  | 'CV_32FC1'
  | 'CV_32S'
  | 'CV_32SC2'
  | 'CV_8UC1'
  | 'CV_8UC3'
  | 'CV_8UC4'
  | 'GC_INIT_WITH_MASK'
  | 'INPAINT_TELEA'
  | 'MORPH_CLOSE'
  | 'MORPH_ELLIPSE'
  | 'MORPH_RECT'
  | 'TM_CCORR';

export type OpenCv = Omit<typeof opencv, Constant> & Readonly<Record<Constant, number>>;
export type Mat = InstanceType<OpenCv['Mat']>;

const started = new Promise<void>((resolve) => {
  if (typeof opencv.Mat === 'function') resolve();
  else opencv.onRuntimeInitialized = () => resolve();
});

/**
 * OpenCV, once its WebAssembly runs. It comes in an object because it has a `then` of its own, which yields itself: a promise
 * of the bare module would never settle.
 */
export async function loadOpenCv(): Promise<{ readonly cv: OpenCv }> {
  await started;
  return { cv: opencv as unknown as OpenCv };
}
