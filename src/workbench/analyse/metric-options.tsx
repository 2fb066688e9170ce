import { metrics } from '../../model/index.ts';
import { labelWithUnit } from '../../report/index.ts';
import { measures } from '../play/measure-choice.tsx';

const others = metrics.filter(({ name }) => measures.every(({ metric }) => metric !== name));

/** Every measure as options of a list, those that a planner asks for first. */
export const MetricOptions = () => (
  <>
    <optgroup label="Main measures">
      {measures.map(({ metric, words }) => (
        <option key={metric} value={metric}>
          {words}
        </option>
      ))}
    </optgroup>
    <optgroup label="Every other measure">
      {others.map(({ name }) => (
        <option key={name} value={name}>
          {labelWithUnit(name)}
        </option>
      ))}
    </optgroup>
  </>
);
