import { z } from 'zod'
import { isOfficePhone, readsAsMobile } from './office-phone.ts'
import { Words } from './words.ts'

/** What a code on a screen may hold. Each kind says in words what a phone will find there. */

const label = Words

const Link = z.object({ kind: z.literal('url'), target: z.string().min(1).max(300), label })

const Text = z.object({ kind: z.literal('text'), target: z.string().min(1).max(300), label })

/** A code that somebody else issued as a picture, such as that of an official account. It is shown as it is. */
const Issued = z.object({
  kind: z.literal('image'),
  media: z.string(), // a key of `media`
  /** What a phone reads from it, and how many of its modules the picture is wide: found out when the content is saved. */
  says: z.string().min(1).max(600).optional(),
  across: z.number().positive().max(400).optional(),
  label,
})

const bytesOf = (text: string) => new TextEncoder().encode(text).length

const Wifi = z
  .object({
    kind: z.literal('wifi'),
    ssid: z.string().min(1),
    security: z.enum(['WPA', 'WEP', 'open']),
    password: z.string().default(''),
    hidden: z.boolean().default(false),
    label,
  })
  .superRefine(({ ssid, security, password }, check) => {
    const wrong = (field: string, message: string) => check.addIssue({ code: 'custom', path: [field], message })
    if (bytesOf(ssid) > 32)
      wrong('ssid', '无线网络名称最长 32 个字节。The name of a wireless network has 32 bytes at most.')
    if (security === 'open' && password !== '') wrong('password', '开放网络没有密码。An open network has no password.')
    if (security === 'WPA' && !/^[\x20-\x7e]{8,63}$/.test(password))
      wrong('password', 'WPA 密码是 8 到 63 个英文字符。A WPA password has 8 to 63 plain characters.')
    if (security === 'WEP' && !/^([\x20-\x7e]{5}|[\x20-\x7e]{13}|[0-9a-f]{10}|[0-9a-f]{26})$/i.test(password))
      wrong(
        'password',
        'WEP 密码是 5 或 13 个字符，或 10、26 位十六进制数。A WEP password has 5 or 13 characters, or 10 or 26 hexadecimal digits.',
      )
  })

/** One line without the number of somebody's own phone. */
const officeLine = z
  .string()
  .trim()
  .min(1)
  .max(80)
  .refine((text) => !/\p{Cc}/u.test(text), '只能是一行文字。It must be one line of text.')
  .refine(
    (text) => !readsAsMobile(text),
    '这里像是手机号码；只放单位的公开联系方式。This looks like a mobile number; only what an office publishes belongs here.',
  )

const Office = z.object({
  kind: z.literal('office'),
  organisation: officeLine, // an office, never a person
  phone: z
    .string()
    .max(30)
    .refine(
      isOfficePhone,
      '只接受单位的固定电话、400/800 或服务短号，不接受手机号码。Only an office landline, a 400 or 800 number or a short service number is accepted, never a mobile.',
    )
    .optional(),
  email: z.email().max(80).optional(),
  address: officeLine.optional(),
  label,
})

export const QrCode = z.discriminatedUnion('kind', [Link, Text, Issued, Wifi, Office])
export type QrCode = z.infer<typeof QrCode>
