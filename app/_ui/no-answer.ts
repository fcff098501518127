import type { FormFailure } from './form-failure.ts';

/** What is said where the server was not heard. */
export const noAnswer: FormFailure = {
  detail: 'The server did not answer. Check the connection, then try again.',
  problems: [],
};
