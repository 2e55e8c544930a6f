/** Whether a freeze lies over the screen, as a page sees it. */
export class Frozen {
  now = $state(false)
}
