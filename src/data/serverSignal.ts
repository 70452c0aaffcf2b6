/** What any answer may say beside its content; `session.configure` says who hears it. */
export type { ServerSignal } from '~/client/signals'
