// Loaded into the processes that the launcher starts: one whose launcher was killed would keep the port, so it
// ends when the channel to the launcher breaks.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
