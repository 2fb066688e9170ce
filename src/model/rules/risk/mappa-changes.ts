/**
 * The MAPPA level to which a case goes at a change: a level above 1 falls to 1, and level 1 rises to 2. Levels 2 and 3
 * are not told apart, and nobody enters or leaves MAPPA itself: that follows from the offence and the sentence.
 *
 * Source: operating rules, section 3; assumed.
 */
export const mappaLevelAfterChange = (level: number): number => (level > 1 ? 1 : 2);
