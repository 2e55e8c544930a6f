import type { Attachment } from 'svelte/attachments'

/** Lets the browser read the captions and keep their time, and tells the words of now: they are drawn large, in the page's own type. */
export const followCaptions =
  (webVtt: string, show: (text: string) => void): Attachment<HTMLTrackElement> =>
  (element) => {
    const url = URL.createObjectURL(new Blob([webVtt], { type: 'text/vtt' }))
    const { track } = element
    const tell = () => {
      const cues = [...(track.activeCues ?? [])]
      show(cues.map((cue) => (cue instanceof VTTCue ? (cue.getCueAsHTML().textContent ?? '') : '')).join('\n'))
    }
    track.mode = 'hidden' // read and timed, not drawn by the browser
    element.src = url
    track.addEventListener('cuechange', tell)
    element.addEventListener('load', tell)
    return () => {
      track.removeEventListener('cuechange', tell)
      element.removeEventListener('load', tell)
      URL.revokeObjectURL(url)
      show('')
    }
  }

/** 75.4 s as 1:15; what is not known yet as 0:00. */
export function clockOf(seconds: number): string {
  const whole = Number.isFinite(seconds) ? Math.floor(seconds) : 0
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}
