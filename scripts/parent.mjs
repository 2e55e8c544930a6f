let watching = false

/**
 * Stops this process when its parent is gone. npm runs scripts through a shell; a signal that ends npm or that shell is
 * not always passed on, and a server left behind keeps its port. Only where the parent is npm or one of these scripts:
 * what was started by hand may outlive its terminal.
 */
export function stopWithParent() {
  const hasKeeper = process.env['npm_lifecycle_event'] !== undefined || process.env['ZHANTAI_LAUNCHED'] !== undefined
  if (watching || !hasKeeper) return
  watching = true
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    process.kill(process.pid, 'SIGTERM')
  }, 300)
  timer.unref()
}
