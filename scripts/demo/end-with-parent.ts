/* Loaded into every process of the demo: one whose launcher is gone, however it went, ends as if it was told to. */
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
