import { Presets, SingleBar } from 'cli-progress';

/** Draws progress on standard error, so that standard output stays for results. */
type Progress = (done: number, total: number, step: string) => void;

/** Runs long work under a progress bar that starts with its first report and ends with it. */
export async function withProgressBar<T>(unit: string, work: (progress: Progress) => Promise<T>): Promise<T> {
  const format = `{step} {bar} {percentage}% | {value} of {total} ${unit} | {eta_formatted} left`;
  const bar = new SingleBar({ format, stream: process.stderr, hideCursor: true }, Presets.shades_classic);
  let started = false;
  try {
    return await work((done, total, step) => {
      if (!started) bar.start(total, 0, { step });
      started = true;
      bar.setTotal(total);
      bar.update(done, { step });
    });
  } finally {
    if (started) bar.stop();
  }
}
