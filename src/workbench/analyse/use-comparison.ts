import type { Comparison } from '../state/analysis.ts';
import { useWorkbench } from '../state/use-workbench.ts';

/** The comparison that is being put together, and how to change it; changes of one kind are one step to undo. */
export function useComparison() {
  const { state, dispatch } = useWorkbench();
  const { comparison } = state.analysis;
  const change = (part: Partial<Comparison>, kind?: string): void =>
    dispatch({
      do: 'analyse',
      step: { do: 'compare', comparison: { ...comparison, ...part }, ...(kind !== undefined && { kind }) },
    });
  return { comparison, change };
}
