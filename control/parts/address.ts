/** The address that is typed into a new screen: this server's, as this tablet reached it. */
export const kioskAddress = ({ origin }: Pick<Location, 'origin'>): string => `${origin}/kiosk/`
