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
 * The most of their time that officers give to mentoring. ASSUMPTION: no evidence found; reached only where trainees
 * outnumber officers by far.
 */
const maximumShare = 0.5;

/**
 * Share of their time that mentors give to trainees: the hours a week that their trainees need, over the
 * hours that the mentors have.
 */
export const mentoringShare = (hoursNeeded: number, hoursOfMentors: number): number =>
  hoursOfMentors > 0 ? Math.min(maximumShare, hoursNeeded / hoursOfMentors) : 0;
