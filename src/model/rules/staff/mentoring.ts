import { grades } from '../../categories.ts';

const gradeOfMentors = grades.indexOf('PO');

/** Whether an officer of a grade, by its index, mentors trainees: probation officers do, newly qualified ones do not. */
export const isMentor = (grade: number): boolean => grade === gradeOfMentors;

/** Days from the start of training for which a trainee needs most mentoring. Source: operating rules, section 6. */
export const intensiveMentoringDays = 84;

/** Share of one officer's time (0 to 1) that a trainee needs, so many days into training. */
export const mentoringNeeded = (daysInTraining: number, inFirstWeeks: number, later: number): number =>
  daysInTraining < intensiveMentoringDays ? inFirstWeeks : later;

/**
 * Share of their time (0 to 1) that mentors give to trainees: the hours a week that their trainees need over the hours
 * that the mentors have, and no more than `most`.
 */
export const mentoringShare = (hoursNeeded: number, hoursOfMentors: number, most: number): number =>
  hoursOfMentors > 0 ? Math.min(most, hoursNeeded / hoursOfMentors) : 0;

/**
 * Share (0 to 1) of the mentoring that trainees need which nobody gives them: 0 while mentors have the time, 1 where
 * there are no mentors.
 * Source: on-probation-blog (comments: nobody is free to mentor); operating rules, section 5 (training drag).
 */
export const mentoringMissed = (hoursNeeded: number, hoursOfMentors: number, most: number): number =>
  hoursNeeded > 0 ? Math.max(0, 1 - (most * hoursOfMentors) / hoursNeeded) : 0;

/**
 * Days by which so many days of training put off qualifying where a share of mentoring is missed: none at strength 0; at
 * strength 1 what was not taught takes as long again.
 * Source: assumed.
 */
export const delayOfQualifying = (days: number, missed: number, strength: number): number => days * missed * strength;
