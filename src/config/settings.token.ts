/** Injects the ProcessSettings of this process. */
export const SETTINGS = Symbol('settings');
