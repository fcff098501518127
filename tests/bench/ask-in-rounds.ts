export type Question = () => Promise<unknown>;

/**
 * How long each question takes, in milliseconds, one time a round. All are asked in every round, so that a busy
 * moment hits none alone; a round before the first warms up and is not counted.
 */
export async function askInRounds(
  questions: Readonly<Record<string, Question>>,
  rounds: number,
): Promise<Record<string, number[]>> {
  const times: Record<string, number[]> = {};
  for (let round = 0; round <= rounds; round += 1) {
    for (const [name, ask] of Object.entries(questions)) {
      const started = performance.now();
      await ask();
      if (round > 0) times[name] = [...(times[name] ?? []), performance.now() - started];
    }
  }
  return times;
}
