/** Keeps the tablet awake where the browser allows it (secure origins only); elsewhere nothing happens. Returns the stop. */
export function keepAwake(document: Document, navigator: Navigator): () => void {
  if (!('wakeLock' in navigator)) return () => {}
  let lock: WakeLockSentinel | null = null
  const hold = async () => {
    if (document.visibilityState !== 'visible') return
    try {
      lock = await navigator.wakeLock.request('screen')
    } catch {
      lock = null // low battery: the tablet's own setting decides
    }
  }
  const again = () => void hold()
  document.addEventListener('visibilitychange', again) // a lock is lost whenever the page is hidden
  void hold()
  return () => {
    document.removeEventListener('visibilitychange', again)
    void lock?.release()
  }
}
