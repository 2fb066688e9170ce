/**
 * The draws of a process that needs two random numbers on each occasion: one says when or what, the other which way it
 * goes. Occasions are counted from 0; each has two draw numbers of its own, so that none depends on another.
 */
export const firstDraw = (occasion: number): number => 2 * occasion;
export const secondDraw = (occasion: number): number => 2 * occasion + 1;
