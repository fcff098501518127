import { runProjector } from '../../lib/launch/projector-process.ts';

// A launcher for tests to kill: runs a stand-in for the projector and stays.
const [program = '', place = ''] = process.argv.slice(2);
const never = new AbortController().signal;
runProjector({
  program,
  environment: () => ({ PLACE: place }),
  stopping: never,
  hurrying: never,
  onStart: async () => {},
  say: () => {},
});
