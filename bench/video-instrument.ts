/** Runs in the page: which frame of the film was meant for the glass when, in the page's own `performance.now()`. */
export type FilmMark = { shown: number; media: number }

declare global {
  interface Window {
    benchFilm: FilmMark[]
  }
}

/** Handed to the page as source text, so it uses nothing from outside itself. Follows whichever film is on the glass. */
export function watchFilm(): void {
  window.benchFilm = []
  const follow = () => {
    const film = document.querySelector<HTMLVideoElement>('.sheet.shown video')
    if (!film) {
      setTimeout(follow, 50)
      return
    }
    film.requestVideoFrameCallback((_now, { expectedDisplayTime, mediaTime }) => {
      if (!film.paused) window.benchFilm.push({ shown: expectedDisplayTime, media: mediaTime * 1_000 })
      follow()
    })
  }
  follow()
}
