import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { formatDuration, progressDisplay } from '../../../src/cli/execution/progress.ts';
import { testTerminal } from '../fakes.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const total = 12;
const after = (done: number) => ({ done, total, share: done / total });

describe('where somebody watches', () => {
  test('a bar shows the replications done and the time left', () => {
    const terminal = testTerminal('.', { watched: true });
    const display = progressDisplay(terminal, false, 1);
    display.show(after(0));
    expect(terminal.words()).toContain('[--------------------] 0 of 12 replications, estimating the time left');
    vi.advanceTimersByTime(60_000);
    display.show(after(3));
    // a quarter took 60 s, so the other three take 180 s
    expect(terminal.words()).toContain('[#####---------------] 3 of 12 replications, about 3 min left');
    vi.advanceTimersByTime(100_000);
    // 80 s of them are still to come, though nothing was finished meanwhile
    expect(terminal.words().split('\r').at(-1)).toContain('3 of 12 replications, about 80 s left');
    display.end();
    expect(terminal.words().endsWith('\r\u001B[K')).toBe(true);
  });

  test.each([
    // The first of six at once is done after 60 s: its five neighbours nearly are, and one more wave of 60 s follows.
    [6, 1, 'about 60 s left'],
    // Of two at once one is done: five waves of 60 s follow.
    [2, 1, 'about 5 min left'],
    // All twelve at once: the others are nearly done.
    [12, 1, 'about 1 s left'],
    // More workers than replications make no difference.
    [64, 1, 'about 1 s left'],
    // Each of two is done with three together: so is the other, nearly, and one more wave follows.
    [2, 3, 'about 60 s left', 3],
  ])('with %d workers the time left counts in waves', (workers, done, left, together = 1) => {
    const terminal = testTerminal('.', { watched: true });
    const display = progressDisplay(terminal, false, workers);
    vi.advanceTimersByTime(60_000);
    display.show({ ...after(done), together });
    expect(terminal.words()).toContain(left);
    display.end();
  });

  test('says what is done after the last replication', () => {
    const terminal = testTerminal('.', { watched: true });
    const display = progressDisplay(terminal, false, 1);
    display.show(after(12));
    display.announce('Drawing the charts');
    expect(terminal.words().split('\r').at(-1)).toBe('\u001B[KDrawing the charts');
    display.end();
  });
});

describe('drawing', () => {
  test('counts in the time left and in the bar, before it begins and chart by chart', () => {
    const terminal = testTerminal('.', { watched: true });
    const display = progressDisplay(terminal, false, 1, 10);
    vi.advanceTimersByTime(5_000);
    display.show(after(6));
    // half took 5 s, the other half takes 5 s, and ten charts of 1.5 s each follow: 5 of 25 s are over
    expect(terminal.words().split('\r').at(-1)).toBe(
      '\u001B[K[####----------------] 6 of 12 replications, about 20 s left',
    );
    display.showDrawing(0, 8);
    expect(terminal.words().split('\r').at(-1)).toContain('0 of 8 charts drawn, about 12 s left');
    vi.advanceTimersByTime(4_000);
    display.showDrawing(2, 8);
    expect(terminal.words().split('\r').at(-1)).toContain(
      '[#####---------------] 2 of 8 charts drawn, about 12 s left',
    );
    display.end();
  });

  test('has a line in a log', () => {
    const terminal = testTerminal('.');
    const display = progressDisplay(terminal, false, 1, 10);
    display.showDrawing(0, 8);
    display.showDrawing(1, 8);
    expect(terminal.words()).toBe('procap: drawing 8 charts\n');
  });
});

describe('in a log', () => {
  test.each([{}, { watched: true, environment: { TERM: 'dumb' } }])(
    'a plain line comes at each quarter (%o)',
    (kind) => {
      const terminal = testTerminal('.', kind);
      const display = progressDisplay(terminal, false, 1);
      for (let done = 0; done <= total; done += 1) {
        display.show(after(done));
        vi.advanceTimersByTime(10_000);
      }
      display.announce('Drawing the charts');
      display.end();
      // 3 of 12 at 30 s: 90 s to come; 6 at 60 s: 60 s; 9 at 90 s: 30 s; the last at 120 s
      expect(terminal.words()).toBe(
        [
          'procap: 3 of 12 replications, about 90 s left',
          'procap: 6 of 12 replications, about 60 s left',
          'procap: 9 of 12 replications, about 30 s left',
          'procap: 12 of 12 replications in 2 min',
          '',
        ].join('\n'),
      );
    },
  );

  test('two replications give two lines', () => {
    const terminal = testTerminal('.');
    const display = progressDisplay(terminal, false, 1);
    vi.advanceTimersByTime(5_000);
    display.show({ done: 1, total: 2, share: 0.5 });
    vi.advanceTimersByTime(5_000);
    display.show({ done: 2, total: 2, share: 1 });
    display.end();
    expect(terminal.words()).toBe('procap: 1 of 2 replications, about 5 s left\nprocap: 2 of 2 replications in 10 s\n');
  });
});

test('quiet is quiet', () => {
  const terminal = testTerminal('.', { watched: true });
  const display = progressDisplay(terminal, true, 1);
  display.show(after(6));
  display.announce('Drawing the charts');
  display.end();
  expect(terminal.words()).toBe('');
});

test.each([
  [0.2, '1 s'],
  [99, '99 s'],
  [100, '2 min'],
  [3_600, '60 min'],
  [7_500, '2 h 5 min'],
])('%d seconds are called %s', (seconds, words) => {
  expect(formatDuration(seconds)).toBe(words);
});
