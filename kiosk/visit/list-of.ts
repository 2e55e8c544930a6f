import type { CategoryId, Content, Exhibit } from '#shared/content.ts'
import { exhibitsInField, findField } from '#shared/fields.ts'
import { exhibitsInZone, findZone } from '#shared/floor-plan.ts'
import { exhibitsOf, findUnit } from '#shared/lookup.ts'
import type { Page } from '#shared/visit.ts'
import type { Words } from '#shared/words.ts'

/** A page that is a list of exhibits under one name. */
export type ExhibitList = { title: Words; hint?: Words; category?: CategoryId; exhibits: readonly Exhibit[] }

/** The list that a page names; nothing where it is another kind of page, or where its content is gone. */
export function listOf(content: Content, page: Page): ExhibitList | null {
  switch (page.name) {
    case 'category': {
      const category = content.categories.find(({ id }) => id === page.category)
      const exhibits = content.exhibits.filter((exhibit) => exhibit.category === page.category)
      return category ? { title: category.name, hint: category.hint, category: category.id, exhibits } : null
    }
    case 'unit': {
      const unit = findUnit(content, page.unit)
      return unit ? { title: unit.name, exhibits: exhibitsOf(content, unit.code) } : null
    }
    case 'field': {
      const field = findField(content, page.field)
      return field ? { title: field.name, exhibits: exhibitsInField(content, field) } : null
    }
    case 'zone': {
      const zone = findZone(content, page.zone)
      return zone ? { title: zone.name, exhibits: exhibitsInZone(content, zone) } : null
    }
    default:
      return null
  }
}
