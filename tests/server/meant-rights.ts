/** The declarations once more, so that nobody widens one without meaning to. */
const setters = 'administrator, staff, technician'
const helpers = 'administrator, staff, explainer, technician'
const exporters = 'staff, approver, administrator'
const recorders = 'administrator, approver, staff, explainer'
const keepers = 'administrator, approver, staff'
export const meant: Record<string, string> = {
  'get /healthz': 'public',
  'get /metrics': 'loopback',
  'get /api/openapi.json': 'public',
  'post /api/session': 'public',
  'get /api/session': 'any-account',
  'delete /api/session': 'any-account',
  'get /api/booth': 'any-session',
  'get /api/steps': 'any-account',
  'post /api/steps/next': 'any-account', // as for the command that it stands for
  'post /api/steps/back': 'any-account',
  'get /api/tokens': 'any-account', // one's own; an administrator's are all
  'post /api/tokens': 'any-account',
  'delete /api/tokens/:id': 'any-account',
  'post /api/commands': 'any-account', // the table of commands says the rest
  'get /api/kiosks': 'any-account',
  'get /api/kiosks/waiting': setters,
  'post /api/kiosks/pair': setters,
  'patch /api/kiosks/:kiosk': setters,
  'delete /api/kiosks/:kiosk': setters,
  'post /api/kiosks/:kiosk/identify': helpers,
  'post /api/kiosks/:kiosk/reload': helpers,
  'get /api/content': 'any-session',
  'get /api/content/status': 'any-account',
  'post /api/content/publish': 'administrator, approver',
  'get /api/content/:bundle': 'any-session',
  'get /media/:hash': 'any-session',
  'post /api/visit-events': 'kiosk',
  'get /api/exports/events.csv': exporters,
  'get /api/exports/events.ndjson': exporters,
  'get /api/exports/tours.csv': exporters,
  'get /api/tours': `${recorders}, viewer`,
  'get /api/tours/:id': `${recorders}, viewer`,
  'patch /api/tours/:id': recorders,
  'post /api/tours/current/log': recorders,
  'delete /api/tours/current/log/:id': recorders,
  'get /api/guided-sessions': `${recorders}, viewer`,
  'post /api/guided-sessions': recorders,
  'post /api/guided-sessions/:id/end': recorders,
  'get /api/calls': `${recorders}, viewer`,
  'post /api/calls': 'kiosk',
  'post /api/calls/:id/withdraw': 'kiosk',
  'post /api/calls/:id/accept': recorders,
  'post /api/calls/:id/arrive': recorders,
  'get /api/scans': `${recorders}, viewer`,
  'get /api/leads': keepers,
  'post /api/leads': 'kiosk',
  'post /api/leads/withdraw': 'kiosk',
  'post /api/leads/:id/forget': 'kiosk',
  'post /api/leads/:id/reveal': keepers,
  'post /api/leads/:id/withdraw': keepers,
  'post /api/leads/withdraw-by-code': keepers,
  'get /api/exports/leads.csv': 'administrator, approver',
  'get /api/accounts': 'administrator',
  'post /api/accounts': 'administrator',
  'patch /api/accounts/:name': 'administrator',
  'get /api/sessions': 'administrator',
  'delete /api/sessions/:id': 'administrator',
  'get /api/audit': 'administrator, approver',
}

/** What a program may call, once more. */
export const meantForTokens = [
  ...['get /api/booth', 'post /api/commands', 'get /api/steps', 'post /api/steps/next', 'post /api/steps/back'],
  ...['get /api/kiosks', 'get /api/content', 'get /api/content/status', 'get /api/content/:bundle', 'get /media/:hash'],
  ...['get /api/exports/events.csv', 'get /api/exports/events.ndjson', 'get /api/exports/tours.csv'],
  ...['get /api/tours', 'get /api/tours/:id', 'get /api/guided-sessions'],
]
