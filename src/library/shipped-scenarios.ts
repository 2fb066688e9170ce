/**
 * The texts of the scenarios that come with procap, by path: `scenarios/baseline.yaml`. For a page, which has no disk:
 * `readScenario('scenarios/one-unit.yaml', { texts: shippedScenarios })`. The build fills them in, in a file of their own,
 * so that whoever does not import them does not carry them.
 */
export const shippedScenarios: Readonly<Record<string, string>> = {};
