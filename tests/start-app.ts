import { startInstance } from './instance.ts';

/** The app under test, as `npm start` starts it, on an empty data directory; gone when the tests are over. */
export default async function startApp(): Promise<() => Promise<void>> {
  const instance = await startInstance();
  // The workers inherit these: the pages they open, and the data that the product's own code finds in them.
  Object.assign(process.env, instance.environment, { SWITCHBOARD_TEST_URL: instance.url });
  return instance.remove;
}
