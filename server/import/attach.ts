import type { Content, Exhibit } from '#shared/content.ts'
import type { ExhibitId } from '#shared/ids.ts'
import type { MediaFile, Picture } from '#shared/media.ts'

/** Puts imported pictures on their exhibits: photographs take the place of drawings, and of their own earlier versions. */

/** A picture for one place of an exhibit. */
export type Placed = { exhibit: ExhibitId; place: number; media: MediaFile }

/** The drawing that stands where a picture is still to come: no writing in it, a screen says that in the visitor's language. */
export const drawingKey = (exhibit: ExhibitId): string => `${exhibit}-drawing`

const keyFor = (exhibit: ExhibitId, place: number) => `${exhibit}-photo-${place}`

export async function attach(
  content: Content,
  exhibits: readonly Exhibit[],
  { placed, draw }: { placed: readonly Placed[]; draw: (exhibit: Exhibit) => Promise<MediaFile> },
): Promise<Pick<Content, 'exhibits' | 'media'>> {
  const media = { ...content.media }
  const list: Exhibit[] = []
  for (const exhibit of exhibits) {
    const own = placed.filter((one) => one.exhibit === exhibit.id)
    for (const { place, media: file } of own) media[keyFor(exhibit.id, place)] = file
    const pictures = picturesOf(exhibit, own)
    const key = drawingKey(exhibit.id)
    if (pictures.some((picture) => picture.media === key)) media[key] = await draw(exhibit)
    else delete media[key] // a photograph has come
    list.push({ ...exhibit, pictures })
  }
  return { exhibits: list, media }
}

function picturesOf(exhibit: Exhibit, own: readonly Placed[]): Picture[] {
  if (own.length === 0 && exhibit.pictures.length > 0) return exhibit.pictures
  const wanted = own.map(({ place }) => keyFor(exhibit.id, place))
  const before = exhibit.pictures.filter(({ drawn }) => !drawn)
  const { zh, en } = exhibit.title
  const photographs = wanted
    .filter((key) => !before.some(({ media }) => media === key))
    .map((key) => ({ media: key, alt: { zh: `${zh}的照片`, en: `Photograph: ${en}` }, drawn: false }))
  const all = [...before, ...photographs]
  if (all.length > 0) return inOrder(all, exhibit.id)
  const alt = { zh: `${zh}的示意图，照片待补`, en: `Drawing: ${en}; a photograph is to come` }
  return [{ media: drawingKey(exhibit.id), alt, drawn: true }]
}

/** The imported ones by their place, before what was put there by hand. */
function inOrder(pictures: readonly Picture[], exhibit: ExhibitId): Picture[] {
  const start = `${exhibit}-photo-`
  const place = ({ media }: Picture) => (media.startsWith(start) ? Number(media.slice(start.length)) : Infinity)
  return pictures.toSorted((a, b) => (place(a) === place(b) ? 0 : place(a) - place(b)))
}
