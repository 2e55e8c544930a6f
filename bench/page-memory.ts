import type { Page } from 'playwright'

/** What a page holds after a forced collection: kilobytes of heap, and what is in its documents. */
export type Memory = { heap: number; nodes: number; listeners: number }

/** Reads it again and again, always through the same door. */
export async function memoryReader(page: Page): Promise<() => Promise<Memory>> {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.enable')
  return async () => {
    // Twice: what the first one finalises is free only after the second.
    await session.send('HeapProfiler.collectGarbage')
    await session.send('HeapProfiler.collectGarbage')
    const { usedSize } = await session.send('Runtime.getHeapUsage')
    const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters')
    return { heap: usedSize / 1_000, nodes, listeners: jsEventListeners }
  }
}
