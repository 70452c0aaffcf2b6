import type { Job } from './Job'

/** What the tabs of one browser tell each other. */
export type Message =
  | { type: 'job'; job: Job }
  | { type: 'forgotten'; ids: readonly string[] }
  /** To whoever runs it. */
  | { type: 'stop'; id: string; state: 'paused' | 'cancelled' }

/** Does not come back to the one who posts. */
export type Channel = { post: (message: Message) => void; listen: (hear: (message: Message) => void) => void }

/** To the other tabs of the same version; to nobody where the browser has no such thing. */
export function openChannel(name: string): Channel {
  if (typeof BroadcastChannel === 'undefined') return { post: () => undefined, listen: () => undefined }
  const channel = new BroadcastChannel(name)
  return {
    post: message => channel.postMessage(message),
    listen: hear =>
      // Only pages of our own origin hear this channel, and they post nothing else.
      channel.addEventListener('message', (event: MessageEvent<Message>) => hear(event.data)),
  }
}
