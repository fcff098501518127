/**
 * Something is wrong with the database or its server that the operator can put right. The message says what
 * and what to do next, in words for a terminal: no password, no stack trace needed.
 */
export class DatabaseProblem extends Error {
  override name = 'DatabaseProblem';
}

/**
 * The database cannot be had just now, and may come back without anybody changing the configuration: no server
 * answers, or it is starting, stopping or out of room.
 */
export class DatabaseAway extends DatabaseProblem {}
