import { exercises } from './exercises/index.ts';

const notKnown: readonly string[] = [
  'Why a person does what he or she does. Officers, people on probation and managers follow rules and chance.',
  'What happens to a case without an officer: it gets no contact here. In practice somebody does the least that must be done.',
  'What undone work costs later: missed reviews and cut contact show as hidden risk and later due dates only.',
  'Whether anybody reoffends. Serious further offences come by chance alone, and no decision makes one likelier.',
  'Unpaid work, programmes, courts, prisons, approved premises and partners.',
  'How strongly load drives people out, makes them ill or makes trainees give up. This is assumed, within ranges.',
  'Your unit. It is one of average size, with national rates.',
];

const inTheGame: readonly string[] = [
  'Give all teams one game number. The number decides luck, shocks and their months; it is not a level of difficulty.',
  'A round takes a second or two on a laptop, and some seconds on a phone. The debrief takes longest: it runs the four years again ten times for each decision.',
  'The budget, the options and the size of the shocks are the game’s own. Prices of trainees, officers and agency come from the pay of the scenario, and are rough.',
  'There is no score, since no one number is the aim. Ask a team what it wanted to hold, and look at that row.',
  'Much gets better by itself: trainees who are there already qualify. Compare with “Nobody decides” before anybody takes credit.',
  'A retention payment works as the model’s does, by an elasticity that is assumed; studies of other professions lie from nearly nothing to three times as much.',
  'A code holds the choices and the game number. It names nobody. A team that reloads the page goes on where it was.',
];

const inExercises: readonly string[] = [
  'Let nobody run an exercise before there is a line: what one expected cannot be remembered afterwards.',
  'The score is no mark. A line that is far off and well argued is worth more than one that is close by luck.',
  '“Other luck” keeps the line and takes another run. Use it when a team says that the run was unfair; the band says how far they are right.',
  'Every figure in an explanation comes from the runs just made on that device, from twenty pairs with the same luck in both worlds. All devices show the same.',
  'Whoever cannot draw types one number for each half year.',
];

/** Answers and pitfalls, for whoever leads a group. */
export function FacilitatorPage() {
  return (
    <section class="panel lesson" aria-labelledby="facilitator-title">
      <h2 id="facilitator-title">For the facilitator</h2>
      <p>It gives the answers away. Do not show it on the projector.</p>
      <div class="lesson-tools">
        <button type="button" onClick={() => print()}>
          Print this page
        </button>
      </div>
      <h3>The exercises and their answers</h3>
      {exercises.map(({ id, title, lesson, discussion, elsewhere }, index) => (
        <article key={id} class="answer-of" aria-label={`Exercise ${index + 1}`}>
          <h4>
            {index + 1}. {title}
          </h4>
          <dl>
            <dt>What it shows</dt>
            <dd>{lesson}.</dd>
            <dt>Ask</dt>
            <dd>{discussion.ask}</dd>
            <dt>Likely</dt>
            <dd>{discussion.likely}</dd>
            <dt>Pitfall</dt>
            <dd>{discussion.pitfall}</dd>
            {elsewhere !== undefined && (
              <>
                <dt>How far it carries</dt>
                <dd>The explanation also runs {elsewhere.words}.</dd>
              </>
            )}
          </dl>
        </article>
      ))}
      <h3>Leading an exercise</h3>
      <Lines lines={inExercises} />
      <h3>Leading the game</h3>
      <Lines lines={inTheGame} />
      <h3>What the model does not know</h3>
      <Lines lines={notKnown} />
      <h3>If something goes wrong</h3>
      <Lines
        lines={[
          'A device is slow: let that team watch the projector for the explanation, and draw on its own device.',
          'A browser keeps nothing after a reload, in private windows for instance: write the code down.',
          'A code is refused: it has four, four and four characters, and no I, L, O or U.',
        ]}
      />
    </section>
  );
}

const Lines = ({ lines }: { readonly lines: readonly string[] }) => (
  <ul>
    {lines.map((line) => (
      <li key={line}>{line}</li>
    ))}
  </ul>
);
