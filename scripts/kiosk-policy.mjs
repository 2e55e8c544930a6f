import { isTrusted } from './kiosk-flags.mjs'

/**
 * The managed policy for a screen's Chromium (`/etc/chromium/policies/managed/zhantai.json`): it makes plain HTTP on the
 * booth's network a secure origin, so that the service worker runs, and closes everything a visitor could open.
 * @param {URL} server
 */
export function kioskPolicy(server) {
  return {
    ...(isTrusted(server) ? {} : { OverrideSecurityRestrictionsOnInsecureOrigin: [server.origin] }),
    URLBlocklist: ['*'],
    URLAllowlist: [server.host],
    AutoplayAllowed: true,
    TranslateEnabled: false,
    PasswordManagerEnabled: false,
    AutofillAddressEnabled: false,
    AutofillCreditCardEnabled: false,
    SearchSuggestEnabled: false,
    SpellcheckEnabled: false,
    BookmarkBarEnabled: false,
    PromotionsEnabled: false,
    DefaultBrowserSettingEnabled: false,
    BrowserSignin: 0,
    SyncDisabled: true,
    MetricsReportingEnabled: false,
    ComponentUpdatesEnabled: false,
    BackgroundModeEnabled: false,
    PrintingEnabled: false,
    AllowFileSelectionDialogs: false,
    DownloadRestrictions: 3,
    DeveloperToolsAvailability: 2,
    IncognitoModeAvailability: 1,
    AllowDinosaurEasterEgg: false,
    ExtensionInstallBlocklist: ['*'],
    DefaultPopupsSetting: 2,
    DefaultNotificationsSetting: 2,
    DefaultGeolocationSetting: 2,
    VideoCaptureAllowed: false,
    AudioCaptureAllowed: false,
    ScreenCaptureAllowed: false,
  }
}
