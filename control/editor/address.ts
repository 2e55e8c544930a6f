import { kindNames } from '#shared/draft/kind-names.ts'
import type { ItemKind } from '#shared/draft/items.ts'

/** What a hash such as `#/content/exhibit/gl-01` opens; `-` names what there is once. */
export type Opened = { kind: ItemKind; id: string }

export function openedBy(hash: string): Opened | null {
  const [, , kind, id] = hash.split('/')
  if (kind === undefined || id === undefined || !Object.hasOwn(kindNames, kind)) return null
  return { kind: kind as ItemKind, id: id === '-' ? '' : id } // a key of the table
}

const nameOf = ({ kind, id }: Opened): string => `${kind}/${id === '' ? '-' : encodeURIComponent(id)}`

/** The page of an item in the panel, and its place in the server's interface. */
export const pageOf = (opened: Opened): string => `#/content/${nameOf(opened)}`
export const callOf = (opened: Opened): string => `/api/draft/${nameOf(opened)}`
