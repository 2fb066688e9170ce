import type {
  CaseTraceEntry,
  Dated,
  OfficerTraceEntry,
  NamedOfficer,
  QueuePosition,
  Story,
  TaskKind,
  WhyMissed,
  Workload,
} from '../../model/index.ts';
import { formatDate } from '../words/calendar-words.ts';
import { capitalise } from '../words/letter-case.ts';
import { formatFigure, formatPercentage } from '../words/number-words.ts';

/** A sentence of a story with the ISO date of the day that it is about. */
export interface DatedSentence {
  readonly on: string;
  readonly text: string;
}

/** The story of an agent as sentences, in order of date. */
export const storySentences = (story: Story): DatedSentence[] =>
  story.of === 'case'
    ? story.traceEntries.map((each) => ({ on: each.on, text: caseSentence(each) }))
    : story.traceEntries.map((each) => ({ on: each.on, text: officerSentence(each) }));

function caseSentence(each: Dated<CaseTraceEntry>): string {
  switch (each.what) {
    case 'begins': {
      const {
        sentence,
        atStart,
        place,
        supervisedFrom,
        releaseOn,
        endsOn,
        officer,
        assessedOn,
        dueOn,
        mappaLevel,
        figures,
      } = each;
      const state =
        supervisedFrom === undefined
          ? `release expected on ${formatDate(releaseOn ?? endsOn)}`
          : atStart
            ? `under supervision since ${formatDate(supervisedFrom)}, to end on ${formatDate(endsOn)}`
            : `supervision is to end on ${formatDate(endsOn)}`;
      return joinClauses([
        atStart
          ? `The run-in begins with this case ${place} (${sentence}), ${state}`
          : `Sentenced to a ${sentence}; ${state}`,
        `risk ${riskInWords(each)}${mappaLevel > 0 ? `, MAPPA level ${mappaLevel}` : ''}, ${figures.points} points ` +
          'a month',
        officer
          ? `held by ${officerInWords(officer)}`
          : atStart && place !== 'in custody, held by the prison' && 'without an officer',
        assessedOn !== undefined && `last assessed on ${formatDate(assessedOn)}`,
        dueOn !== undefined && `the next assessment or review is due on ${formatDate(dueOn)}`,
      ]);
    }
    case 'moves':
      return joinClauses([
        moveSentences[each.to] ?? `Now ${each.to}`,
        each.dueOn !== undefined && `an assessment falls due on ${formatDate(each.dueOn)}`,
        each.to === 'on licence' && `the licence is to end on ${formatDate(each.endsOn)}`,
        each.to === 'under post-sentence supervision' && `it is to end on ${formatDate(each.endsOn)}`,
      ]);
    case 'waits':
      return (
        (each.forTransfer
          ? 'Its officer may no longer hold it, and it waits for a transfer'
          : 'Its papers are complete, and it waits for an officer') +
        `: one of ${countInWords(each.figures.waiting, 'case')} waiting in the unit.`
      );
    case 'is allocated': {
      const { officer, before, first, figures } = each;
      const after = figures.days > 0 ? ` after ${countInWords(figures.days, 'day')}` : '';
      const how = before ? `Transferred from ${before.name}` : first ? 'Allocated' : 'Allocated again';
      return `${how}${after} to ${officerInWords(officer)}, who now has ${workloadInWords(figures)}.`;
    }
    case 'comes back':
      return (
        `${officerAtStart(each.officer)} ${departureSentences[each.because] ?? `is ${each.because}`}: ` +
        'the case returns to be allocated again.'
      );
    case 'officer is away':
      return `${officerAtStart(each.officer)} is ${each.attendance}; nobody works on the case.`;
    case 'officer is back':
      return `${officerAtStart(each.officer)} is back at work.`;
    case 'review opens': {
      const who = each.officer
        ? `${queueInWords(each.figures)} of ${officerInWords(each.officer)}.`
        : 'The case has no officer to do it.';
      return `The ${reviewName(each.isFirst)} can be done from today; it is due on ${formatDate(each.dueOn)}. ${who}`;
    }
    case 'review falls due': {
      const { isFirst, officer, figures, attendance } = each;
      const due = `The ${reviewName(isFirst)} falls due.`;
      if (officer === undefined || figures === undefined) return `${due} The case has no officer.`;
      const away = attendance === 'at work' ? '' : ` and is ${attendance}`;
      return (
        `${due} ${officerAtStart(officer)} has ${workloadInWords(figures)}${away}; ` +
        `${contactInWords(figures.contact, attendance === 'at work')}${queueAheadInWords(figures.ahead)} in the queue.`
      );
    }
    case 'review is done': {
      const { isFirst, daysLate, officer, before, recorded, actual, dueOn } = each;
      return joinClauses([
        `${officer === undefined ? 'A senior of the unit countersigns' : `${officerAtStart(officer)} signs off`} the ` +
          `${reviewName(isFirst)} ` +
          `${daysLate === 0 ? 'on time' : `${countInWords(daysLate, 'day')} late`}: risk ` +
          `${before === recorded ? 'stays' : `goes from ${before} to`} ${riskInWords({ recorded, actual })}`,
        dueOn !== undefined && `the next review is due on ${formatDate(dueOn)}`,
      ]);
    }
    case 'review is missed':
      return (
        `The ${reviewName(each.isFirst)} that was due on ${formatDate(each.dueOn)} is missed: ` +
        `it had not been done when ${each.when}. ${reasonsMissedInWords(each.figures)}` +
        (each.nextDueOn === undefined ? '' : ` The next is due on ${formatDate(each.nextDueOn)}.`)
      );
    case 'review is cancelled':
      return 'The open review is no longer needed and is cancelled.';
    case 'actual risk moves':
      return `Actual risk moves from ${each.from} to ${each.to}; ${each.recorded} is on record.`;
    case 'rise is noticed':
      return (
        `The rise in risk is noticed during contact: the record goes from ${each.from} to ${each.to}` +
        `${each.dueOn === undefined ? '' : `, and a review is due on ${formatDate(each.dueOn)}`}.`
      );
    case 'MAPPA level changes':
      return (
        `The MAPPA level goes from ${each.from} to ${each.to}` +
        `${each.dueOn === undefined ? '' : `; the next review is due on ${formatDate(each.dueOn)}`}.`
      );
    case 'order is breached':
      return 'The order is breached, which adds work for some weeks.';
    case 'breach is dealt with':
      return 'The breach has been dealt with.';
    case 'task begins':
      return (
        `${capitalise(taskWords[each.kind])} must be done by ${formatDate(each.dueOn)}` +
        `${each.officer === undefined ? ', and nobody holds the case' : ''}.`
      );
    case 'task is done':
      return (
        `${officerAtStart(each.officer)} completes ${taskWords[each.kind]} ` +
        `${each.daysLate === 0 ? 'on time' : `${countInWords(each.daysLate, 'day')} late`}.`
      );
    case 'task is cancelled':
      return `${capitalise(taskWords[each.kind])} is no longer needed.`;
    case 'assessment is written':
      return (
        `${officerAtStart(each.officer)} has written the ${reviewName(each.isFirst)}, which waits for a senior to ` +
        `countersign it: one of ${countInWords(each.figures.waiting, 'assessment')} in the unit.`
      );
    case 'contact ends':
      return 'Contact ends early; the case stays with its officer, without reviews.';
    case 'ends':
      return 'Supervision ends, and the case is closed.';
    case 'run ends':
      return joinClauses([
        `The simulation ends with the case ${each.place}, ` +
          (each.officer ? `held by ${officerInWords(each.officer)}` : 'without an officer'),
        `risk ${riskInWords(each)}`,
      ]);
  }
}

const moveSentences: Readonly<Record<string, string>> = {
  'on licence': 'Released on licence',
  'under post-sentence supervision': 'The licence has run out, and post-sentence supervision begins',
  'in custody, handed over': 'Handed over to the community some months before release',
  'recalled to custody': 'Recalled to custody; reviews are cancelled',
};

/** Tasks about a case as a story speaks of them; those of the unit are in no story of a case. */
const taskWords: Readonly<Record<TaskKind, string>> = {
  oral_report: 'an oral report',
  fast_report: 'a fast report',
  standard_report: 'a standard report',
  parole_report: 'a parole report',
  arms_assessment: 'an ARMS assessment',
  recall_papers: 'the set of recall papers',
  licence_warning: 'a licence warning',
  breach_pack: 'the breach pack',
  early_release_papers: 'the set of papers for early release',
};

const casesReturn = (cases: number): string =>
  cases > 0 ? `; ${countInWords(cases, 'case')} return to be allocated again` : '';

const departureSentences: Readonly<Record<string, string>> = {
  'left the service': 'leaves the service',
  'moved to another role': 'moves to another role',
  'went to another unit': 'goes to another unit',
  'was promoted to senior': 'is promoted to senior',
  'left for an agency': 'leaves for an agency',
  'came to the end of an agency contract': 'comes to the end of an agency contract',
  'left sentence management': 'leaves sentence management',
};

/** Why a review was missed, with the figures of the days on which it could have been done. */
function reasonsMissedInWords(why: WhyMissed): string {
  const {
    from,
    to,
    days,
    withoutOfficer,
    officerAway,
    awaitingCountersignature,
    inQueue,
    capacity,
    contact,
    pace,
    needed,
    aheadFirst,
    aheadLast,
    aheadMost,
    completed,
    completedDueLater,
    done,
  } = why;
  const sentences = [
    `It could be done on the ${countInWords(days, 'day')} from ${formatDate(from)} to ${formatDate(to)}.`,
  ];
  if (withoutOfficer > 0)
    sentences.push(`On ${withoutOfficer} of them the case had no officer, and nobody works on such a case.`);
  if (officerAway > 0) sentences.push(`On ${officerAway} its officer was away.`);
  if (awaitingCountersignature > 0)
    sentences.push(`On ${awaitingCountersignature} it was written and waited for a senior to countersign it.`);
  if (inQueue === 0 || capacity === undefined || contact === undefined) return sentences.join(' ');
  const short =
    contact < 1
      ? `Contact takes priority and was kept up at ${formatPercentage(contact)}`
      : 'Contact was kept up in full';
  const when = withoutOfficer + officerAway + awaitingCountersignature === 0 ? 'Throughout,' : `On ${inQueue}`;
  sentences.push(
    `${when} its officer was at work, at ${formatFigure(capacity, '%')}% of capacity. ${short}; ` +
      `that left ${formatDecimal(pace)} points a day for assessments and reviews, ` +
      `when all the officer’s cases together needed ${formatDecimal(needed)}.`,
  );
  sentences.push(
    `${piecesInWords(aheadFirst ?? 0)} ${aheadFirst === 1 ? 'was' : 'were'} ahead of it at first, ` +
      `${aheadMost} at most and ${aheadLast} at the end; ${completedInWords(completed, completedDueLater)}.`,
  );
  if (done >= 0.01) sentences.push(`It was begun: ${formatPercentage(done)} of its work was done.`);
  return sentences.join(' ');
}

function completedInWords(completed: number, dueLater: number): string {
  if (completed === 0) return 'none was completed in that time';
  const others = `${countInWords(completed, 'other')} ${completed === 1 ? 'was' : 'were'} completed in that time`;
  return dueLater === 0 ? others : `${others}, of which ${dueLater} fell due later and looked more urgent`;
}

function officerSentence(each: Dated<OfficerTraceEntry>): string {
  switch (each.what) {
    case 'joins': {
      const { atStart, grade, fullTime, holdsCases, years, figures } = each;
      const start = atStart ? `The run-in begins with this ${grade} in post` : `Starts as ${grade}`;
      const cases = holdsCases
        ? ` in sentence management with ${workloadInWords(figures)}`
        : ', outside sentence management or as a manager, without cases';
      const service = years > 0 ? `; ${years} years of service on the first day of the run` : '';
      return `${start}, ${fullTime ? 'full time' : 'part time'}${cases}${service}.`;
    }
    case 'grade changes':
      return `Moves from ${each.from} to ${each.to}${each.holdsCases ? '' : ', and leaves sentence management'}.`;
    case 'may hold more':
      return `May now hold cases as ${each.now}.`;
    case 'returns to sentence management':
      return 'Comes back to sentence management from other work.';
    case 'leaves sentence management':
      return `Leaves sentence management${casesReturn(each.figures.cases)}.`;
    case 'goes away':
      return `Is ${each.attendance}${caseloadInWords(each.figures)}.`;
    case 'cases come back':
      return `Still ${each.because}: ${countInWords(each.figures.cases, 'case')} return to be allocated again.`;
    case 'returns':
      return `Is back at work after ${countInWords(each.days, 'day')}${caseloadInWords(each.figures)}.`;
    case 'workload is excessive':
      return `Over 110% of capacity for four weeks running: ${workloadInWords(each.figures)}.`;
    case 'workload is no longer excessive':
      return `No longer over 110% of capacity: ${workloadInWords(each.figures)}.`;
    case 'quarter ends': {
      const { contact, strain, inTime, late, missed, tasks, reviews, tasksInTime, tasksLate } = each.figures;
      const at = contact > 0 && each.figures.cases > 0 ? `, contact kept up at ${formatPercentage(contact)}` : '';
      return (
        `${capitalise(workloadInWords(each.figures))}${at}, ${tasks + reviews} in the queue, strain ` +
        `${formatDecimal(strain, 2)}. In the quarter ${inTime} assessments and reviews on time, ${late} late, ` +
        `${missed} missed` +
        (tasksInTime + tasksLate > 0 ? `; tasks: ${tasksInTime} on time, ${tasksLate} late.` : '.')
      );
    }
    case 'leaves':
      return capitalise(departureSentences[each.because] ?? each.because) + `${casesReturn(each.figures.cases)}.`;
    case 'run ends':
      return (
        `The simulation ends with this ${each.grade} in ` +
        `post${each.figures.cases > 0 ? `: ${workloadInWords(each.figures)}` : ', without cases'}.`
      );
  }
}

const joinClauses = (clauses: readonly (string | false | undefined)[]): string =>
  `${clauses.filter((clause) => clause !== undefined && clause !== false && clause !== '').join('; ')}.`;

const officerInWords = ({ name, grade }: NamedOfficer): string =>
  name.startsWith(`${grade}-`) ? `officer ${name}` : `officer ${name} (${grade})`;

const officerAtStart = (officer: NamedOfficer): string => capitalise(officerInWords(officer));

const reviewName = (isFirst: boolean): string => (isFirst ? 'first assessment' : 'review');

const countInWords = (number: number, noun: string): string =>
  `${formatFigure(number, 'days').replace(/\.0$/, '')} ${noun}${number === 1 ? '' : 's'}`;

const workloadInWords = ({ cases, capacity }: Workload): string =>
  `${countInWords(cases, 'case')} and ` +
  (capacity > 0 ? `${formatFigure(capacity, '%')}% of capacity` : 'no points available');

const caseloadInWords = ({ cases }: Workload): string => (cases > 0 ? `, with ${countInWords(cases, 'case')}` : '');

const piecesInWords = (number: number): string => (number === 0 ? 'No piece of work' : countPieces(number));

const countPieces = (number: number): string => (number === 1 ? '1 piece of work' : `${number} pieces of work`);

const queueAheadInWords = (number: number): string =>
  number === 0
    ? 'it is being worked on, the first'
    : `${countPieces(number)} ${number === 1 ? 'is' : 'are'} ahead of it`;

const queueInWords = (position: QueuePosition | undefined): string =>
  position === undefined || position.ahead === 0
    ? 'It is first in the queue'
    : `${countPieces(position.ahead)} ${position.ahead === 1 ? 'is' : 'are'} ahead of it in the queue`;

const contactInWords = (contact: number, isAtWork: boolean): string =>
  isAtWork && contact < 1 ? `contact is kept up at ${formatPercentage(contact)}, and ` : '';

const formatDecimal = (value: number | undefined, decimals = 1): string => (value ?? 0).toFixed(decimals);

const riskInWords = ({ recorded, actual }: { readonly recorded: string; readonly actual: string }): string =>
  recorded === actual ? recorded : `${recorded} on record and ${actual} in fact`;
