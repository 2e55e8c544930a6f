import type { Content, Exhibit } from '#shared/content.ts'
import type { ExhibitId } from '#shared/ids.ts'
import type { MediaFile, Picture } from '#shared/media.ts'

/** Puts imported pictures on their exhibits: photographs take the place of drawings, and of their own earlier versions. */

/** A picture for one place of an exhibit. */
export type Placed = { exhibit: ExhibitId; place: number; media: MediaFile }

/** Stands where a picture is still to come. No writing in it: a screen says that in the visitor's language. */
export const placeholderKey = 'picture-to-come'

const keyFor = (exhibit: ExhibitId, place: number) => `${exhibit}-photo-${place}`

export function attach(
  content: Content,
  exhibits: readonly Exhibit[],
  { placed, placeholder }: { placed: readonly Placed[]; placeholder: MediaFile },
): Pick<Content, 'exhibits' | 'media'> {
  const media = { ...content.media }
  const list = exhibits.map((exhibit) => {
    const own = placed.filter((one) => one.exhibit === exhibit.id)
    for (const { place, media: file } of own) media[keyFor(exhibit.id, place)] = file
    const pictures = picturesOf(exhibit, own)
    if (pictures.some((picture) => picture.media === placeholderKey)) media[placeholderKey] = placeholder
    return { ...exhibit, pictures }
  })
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
  const alt = { zh: `${zh}：图片待补`, en: `${en}: picture to come` }
  return [{ media: placeholderKey, alt, drawn: true }]
}

/** The imported ones by their place, before what was put there by hand. */
function inOrder(pictures: readonly Picture[], exhibit: ExhibitId): Picture[] {
  const start = `${exhibit}-photo-`
  const place = ({ media }: Picture) => (media.startsWith(start) ? Number(media.slice(start.length)) : Infinity)
  return pictures.toSorted((a, b) => (place(a) === place(b) ? 0 : place(a) - place(b)))
}
