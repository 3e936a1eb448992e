import type { Verb } from './verb.js';
export const doctor: Verb = async () => 0;
