import { useWorkbench } from '../state/use-workbench.ts';

/** The units that can be played, in the words of the page. */
export const situations: readonly { readonly path: string; readonly words: string }[] = [
  { path: 'scenarios/pressed-unit-now.yaml', words: 'A unit today, every fourth officer’s post vacant' },
  { path: 'scenarios/one-unit-now.yaml', words: 'An average unit today' },
  { path: 'scenarios/busy-unit.yaml', words: 'A busy unit of 2021, its feedback loops strong' },
  { path: 'scenarios/one-unit.yaml', words: 'An average unit of 2021' },
];

/** Which unit is played. Another one begins on its own first day, with nothing moved. */
export function SituationChoice() {
  const { state, dispatch, simulator } = useWorkbench();
  const { path, scenario } = state;
  const open = async (chosen: string): Promise<void> => {
    const reading = await simulator.ask({ ask: 'read', path: chosen });
    if (reading.ok) dispatch({ do: 'open scenario', path: chosen, scenario: reading.scenario });
    else dispatch({ do: 'fail', problem: reading.problems });
  };
  const isOther = situations.every((each) => each.path !== path);
  return (
    <p class="situation">
      <label for="situation">Unit</label>
      <select id="situation" value={path} onChange={({ currentTarget }) => void open(currentTarget.value)}>
        {isOther && <option value={path}>{scenario.name}</option>}
        {situations.map((each) => (
          <option key={each.path} value={each.path}>
            {each.words}
          </option>
        ))}
      </select>
    </p>
  );
}
