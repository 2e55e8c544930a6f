import type { IncomingHttpHeaders } from 'node:http'

/** Programs that fetch a link to draw a preview, to index it or to watch it: nobody held a phone to the screen. */
const programs =
  /bot\b|crawl|spider|slurp|preview|facebookexternalhit|facebookcatalog|^whatsapp|telegram|skypeuripreview|embedly|discord|mattermost|vkshare|lark|dingtalk-robot|wechatshareextension|headlesschecker|lighthouse|monitor|uptime|curl|wget|python|java\/|okhttp|go-http|node-fetch|undici|axios|libwww|httpclient/i

const ahead = ['purpose', 'sec-purpose', 'x-purpose', 'x-moz'] // loaded before anybody asked for it

/** Whether a request for a short link is somebody's phone following the code. */
export function isScan({ method, headers }: { method: string; headers: IncomingHttpHeaders }): boolean {
  if (method !== 'GET') return false
  if (ahead.some((name) => /prefetch|preview|prerender/i.test(String(headers[name] ?? '')))) return false
  const agent = headers['user-agent'] ?? ''
  return agent !== '' && !programs.test(agent)
}
