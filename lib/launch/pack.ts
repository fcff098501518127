import path from 'node:path';
import { packApp } from './pack-app.ts';
import { describeProblem } from './problem.ts';
import { stopSignals } from './stop-signals.ts';

const [folder] = process.argv.slice(2);
try {
  if (folder === undefined) {
    console.error('Usage: npm run pack -- <folder>');
    process.exitCode = 1;
  } else {
    await packApp(path.resolve(folder), console.log, stopSignals().stopping);
  }
} catch (error) {
  console.error(describeProblem(error));
  process.exitCode = 1;
}
process.exit();
