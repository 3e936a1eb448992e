/** Every computation by its name, loaded when a thread first needs it. */
export const KERNELS = {
  backgroundRemoval: async () => {
    const { removeBackgroundWith } = await import('../background-removal/background-removal.kernel.js');
    // Models of faces are loaded only for a picture whose subject nobody has pointed at.
    return removeBackgroundWith(async (image) => (await import('../faces/find-faces.js')).findFaceBoxes(image));
  },
  objectRemoval: async () => (await import('../object-removal/object-removal.kernel.js')).kernel,
  faceSwap: async () => (await import('../face-swap/face-swap.kernel.js')).kernel,
  styleTransfer: async () => (await import('../style-transfer/style-transfer.kernel.js')).kernel,
  procedural: async () => (await import('../generation/procedural/procedural.kernel.js')).procedural,
} as const;

export type KernelName = keyof typeof KERNELS;
