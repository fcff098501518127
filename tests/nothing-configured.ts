/**
 * An environment without any configuration; an empty variable counts as absent. What the person at the keyboard has
 * configured must not reach a test, least of all a real database.
 */
export const nothingConfigured = {
  PORT: '',
  HOST: '',
  DATA_DIR: '',
  DATABASE_URL: '',
  APP_SECRET: '',
  APP_URL: '',
  MAX_BODY_BYTES: '',
  SPOOL_MAX_BYTES: '',
  BODY_TIMEOUT_SECONDS: '',
  RATE_LIMIT: '',
  RECORDING_MAX_BYTES: '',
  TRUSTED_PROXY_HOPS: '',
  METRICS_TOKEN: '',
  LOG_LEVEL: '',
};
