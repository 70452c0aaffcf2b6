/**
 * The one joint between those who ask and those who answer: `fetch` is a Send, the embedded server is a Send,
 * and so is anything wrapped round one.
 */
export type Send = (request: Request) => Promise<Response>
