import type { PlateSize } from '../content/plates.ts'

/** The shares of a tour stop's two halves; `TourStop.svelte` lays out by the same numbers. */
export const pictureShare = { portrait: 0.43, landscape: 0.47 }

/** The room that the picture of a tour stop has on this screen. */
export const stopPicture = ({ width, height }: { width: number; height: number }): PlateSize =>
  width > height ? { width: width * pictureShare.landscape, height } : { width, height: height * pictureShare.portrait }
