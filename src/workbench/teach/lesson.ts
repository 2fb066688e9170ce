/** A part of the lesson: what the clock says, what to do, what to ask and what people are likely to answer. */
export interface LessonStep {
  readonly minutes: number;
  readonly title: string;
  readonly does: readonly string[];
  readonly asks: readonly string[];
  readonly likely: readonly string[];
}

/** A lesson of 40 minutes for 4 to 24 people who know probation and not simulation. */
export const lesson: readonly LessonStep[] = [
  {
    minutes: 3,
    title: 'What this is',
    does: [
      'Form teams of two or three with one device each. A phone will do. Show Teach, Exercises, on the projector.',
      'Say: this is a made-up unit of average size. It predicts no person and no real unit. We use it to find out what we expect, and where we are wrong.',
    ],
    asks: ['Hands up: who has seen a unit with every fourth post vacant?'],
    likely: ['Most hands. Take no stories yet: they come in the discussion.'],
  },
  {
    minutes: 7,
    title: 'Exercise 1, all together: the shortfall of a unit',
    does: [
      'Minute 1: read the situation aloud. Minutes 2 and 3: each team draws its line. Nobody presses the button yet.',
      'Minute 4: all press “See what happens”. Minutes 5 to 7: ask, then read the explanation together.',
    ],
    asks: ['Who drew a jump, and what did you think had happened?', 'Which two numbers is a shortfall made of?'],
    likely: [
      '“Many must have left.” Nobody did: the number required went up.',
      'Required and in post. Some add vacancies advertised: that is a third number, and not this one.',
    ],
  },
  {
    minutes: 9,
    title: 'Exercise 4, in teams: a limit on what an officer carries',
    does: [
      'Minutes 1 to 3: teams read and draw. Minute 4: they run it. Minutes 5 and 6: each team reads its table and finds one row that gets better and one that gets worse.',
      'Minutes 7 to 9: collect both kinds of row in two columns on a board.',
    ],
    asks: [
      'Who is helped, and who is hurt?',
      'Where has the work gone?',
      'Who would choose the ceiling, and who carries the risk then?',
    ],
    likely: [
      'Officers are helped at once; people who wait are hurt, and many of them are of high risk.',
      '“Into the queue.” Good: the ceiling moves work that is there to where it is seen.',
      'Managers and unions differ. Let both stand.',
    ],
  },
  {
    minutes: 13,
    title: 'The game: four years in four rounds',
    does: [
      'All teams type the same game number; choose one between 1 and 999 and write it on the board. Minute 1: explain the budget.',
      'Three minutes a round: two to decide, one to run the year and read what came. Call the time. Let nobody run ahead.',
    ],
    asks: ['Before each round: what do you expect to see in a year?', 'After each: was that your decision, or luck?'],
    likely: [
      'Agency first, since it works at once; trainees look like money for nothing until the third year.',
      '“Our decision”, where it went well, and “luck”, where it did not. Promise the answer for the debrief.',
    ],
  },
  {
    minutes: 5,
    title: 'Debrief: what each decision did',
    does: [
      'The page runs the years again, for half a minute or so: ask the first question meanwhile. Then teams open the figures of one decision: what it did with their luck, and in ten pairs.',
      'One team reads its code aloud, and another types it.',
    ],
    asks: ['Which decision did less than you thought?', 'Where does one run say something else than ten?'],
    likely: [
      'A retention payment is dear and moves little by the fourth year; places bought in the fourth year have brought no officer yet.',
      'Often for missed reviews. One unit in one year is mostly luck.',
    ],
  },
  {
    minutes: 3,
    title: 'Close',
    does: [
      'Each team says one thing that it will ask next week when somebody shows it a caseload, a shortfall or a vacancy rate.',
    ],
    asks: ['What would you want to know before you believed this model?'],
    likely: ['Who made it, what it assumes, what it leaves out: show them Evidence.'],
  },
];
